"""What engineers are judged by at Northwind."""

from hiring.embedded.demo_company.library.skill import Skill

ENGINEERING = (
    Skill(
        "3D geometry and calibration",
        "Calibrates camera and lidar rigs, and can say why a calibration fails.",
        (
            "Names methods, cannot say when one applies.",
            "Calibrates with a known recipe; stuck when residuals look wrong.",
            "Finds the cause of a bad fit and proposes a check.",
            "Has designed a rig or procedure others now use.",
        ),
        (
            (
                "Named three solvers and chose none of them for the drifting rig.",
                "Could not say what a reprojection error of two pixels means at five metres.",
            ),
            (
                "Followed the board recipe well. When residuals were one-sided, kept adding poses.",
                "Knows the order of the steps, not why the temperature sweep is one of them.",
            ),
            (
                "Plotted residuals per board pose, saw the one-sided error and suspected the mount.",
                "Asked for the raw detections first, then separated lens from mounting error with one extra pose.",
            ),
            (
                "Built the calibration bench their last team still uses; showed how it fails safe.",
                "Derived which poses are degenerate on the whiteboard and turned that into a rule for the operators.",
            ),
        ),
    ),
    Skill(
        "Real-time C++",
        "Writes C++ that keeps a time budget on an embedded target.",
        (
            "Allocates or blocks in the loop and does not see it.",
            "Knows the rules; needs help to budget a cycle.",
            "Budgets the cycle, measures it, and can say what breaks it.",
            "Has made a system's timing predictable for others.",
        ),
        (
            (
                "Allocated inside the sensor callback, and did not see why it mattered when I asked twice.",
                "Put a mutex around the whole loop and called it thread safe.",
            ),
            (
                "Knows the rules. Could not budget the 4 ms cycle without help.",
                "Moved the logging out of the callback after a hint, but not the vector that grows.",
            ),
            (
                "Split the cycle into budgets before writing, then measured and found the cache miss.",
                "Wrote a ring buffer without allocation and explained the one place where it can drop a frame.",
            ),
            (
                "Brought a tracing habit that found our planted jitter in ten minutes.",
                "Rewrote the exercise around a fixed arena and showed the worst case on paper.",
            ),
        ),
    ),
    Skill(
        "Reasoning about failure",
        "Explains a field failure from partial data, and says what is still unknown.",
        (
            "Settles on the first explanation.",
            "Lists causes, does not rank them.",
            "Ranks causes and names the next test.",
            "Also says what would change their mind.",
        ),
        (
            (
                "Decided on a loose cable after the first log line and defended it.",
                "Asked for no data at all before proposing a redesign.",
            ),
            (
                "Listed six causes of the dock failure and would test them in the order listed.",
                "Good list, no idea which test is cheap.",
            ),
            (
                "Ranked three causes by the log's timestamps and chose the test that splits them.",
                "Separated what the log shows from what it suggests, then asked for the battery trace.",
            ),
            (
                "Wrote down beforehand which reading would prove them wrong, and checked that first.",
                "Turned our incident into two experiments and said which result would surprise them.",
            ),
        ),
    ),
    Skill(
        "Field experience",
        "Has put robots or machines to work where customers are.",
        (
            "Has seen a deployment from the office.",
            "Visited sites; others owned what happened there.",
            "Owned a deployment from site survey to handover.",
            "Changed a product because of what a site taught.",
        ),
        (
            ("All demos, no site. Would delegate the visit.",),
            ("Two site visits with a senior engineer who did the talking.",),
            (
                "Owned a warehouse deployment for seven months, including the night the Wi-Fi moved.",
                "Walked us through a handover checklist written after a failed one.",
            ),
            ("Eleven sites. The floor-marking change they asked for is now in the standard quote.",),
        ),
    ),
    Skill(
        "Working with others",
        "Makes the people around them better informed and faster.",
        (
            "Speaks of colleagues as obstacles.",
            "Cooperates when asked.",
            "Shares early, disagrees with reasons, follows up.",
            "Teams seek them out to settle hard questions.",
        ),
        (
            ("Blamed testing for three of the four late releases.", "Talked over the junior panelist twice."),
            (
                "Pleasant, answers what is asked. No example of speaking up early.",
                "Waits for the ticket. Said so openly.",
            ),
            (
                "Told the customer team about the slip a week before anyone asked, with two options.",
                "Described a disagreement fairly enough that I could not tell at first who had been right.",
            ),
            ("Two former teams asked for them by name. Explains our own stack back to us more simply.",),
        ),
    ),
    Skill(
        "Mentoring",
        "Leaves colleagues more able than before.",
        (
            "Has not taught anyone.",
            "Answers questions.",
            "Plans what somebody learns next and checks it.",
            "People they taught now teach.",
        ),
        (
            ("Never had a junior near, and is not looking for one.",),
            ("Answers questions patiently. Nothing planned.", "One intern, who was given tasks and no goal."),
            ("Reviewed one engineer's tests weekly for half a year; could say what changed.",),
            ("Three people they onboarded now onboard others.",),
        ),
    ),
    Skill(
        "Dynamics and control",
        "Models a moving machine and closes the loop on it.",
        (
            "Tunes by trial until it looks right.",
            "Applies a textbook controller to a clean model.",
            "Chooses model and controller for the disturbance at hand.",
            "Has shipped a controller that others tune safely.",
        ),
        (
            ("Raised the gain until it oscillated, then lowered it by half.",),
            (
                "Clean derivation for the pendulum; lost once the contact switched.",
                "Reached for the same cascade in all three exercises.",
            ),
            (
                "Separated the slow tilt from the fast contact and closed each at its own rate.",
                "Asked where the delay comes from before touching a gain.",
            ),
            ("Shipped a whole-body controller with limits a technician may change.",),
        ),
    ),
    Skill(
        "Experimental method",
        "Learns from hardware without fooling themselves.",
        (
            "Changes several things at once.",
            "Logs results, no plan for what they mean.",
            "States the question, changes one thing, keeps the log.",
            "Has changed how a team runs experiments.",
        ),
        (
            ("Changed gain, floor and payload between the two runs being compared.",),
            ("Logs everything and decides afterwards what the question was.",),
            (
                "Wrote the question on the board first, then asked for ten repeats on the same floor.",
                "Tuned from logs and showed the run that disagreed.",
            ),
            ("Introduced run cards at their last lab; we saw three of them.",),
        ),
    ),
    Skill(
        "Functional safety",
        "Takes a hazard from analysis to release.",
        (
            "Treats safety as somebody else's paper.",
            "Can fill in an analysis that exists.",
            "Has taken one hazard analysis to release.",
            "Has been the person an assessor asks.",
        ),
        (
            ("Would ask the certification partner.",),
            ("Has edited a hazard table, has not defended one.",),
            ("Took the pinch-point analysis to release, and told us what the assessor did not accept.",),
            ("Led two assessments under ISO 13849; knows where the argument is thin.",),
        ),
    ),
    Skill(
        "Embedded debugging",
        "Finds faults where there is no debugger.",
        (
            "Adds prints until it works.",
            "Uses the tools when pointed to them.",
            "Narrows down with scope, trace and a hypothesis.",
            "Builds the tool that finds the next one.",
        ),
        (
            ("Reflashed four times hoping for another result.",),
            (
                "Good with the trace once shown where it is.",
                "Found the fault in the second hour, by elimination and luck.",
            ),
            (
                "Triggered the scope on the brown-out and had the cause in twenty minutes.",
                "Suspected the watchdog, said why, and proved the opposite.",
            ),
            ("Wrote a bus monitor in an afternoon; two of our engineers asked for it.",),
        ),
    ),
    Skill(
        "Data modelling",
        "Gives data a shape that outlives the first question.",
        (
            "One wide table for everything.",
            "Normalises by the book, forgets how it is read.",
            "Models events and states, names units and grain.",
            "Has led a model several teams build on.",
        ),
        (
            ("Put robot, mission and battery into one table with forty columns.",),
            ("Tidy schema; the fleet query needs seven joins.",),
            (
                "Asked for the grain first, then kept raw events apart from what we believe.",
                "Modelled the robot's location so that late data does not rewrite yesterday.",
            ),
            ("Owned the shared mission model at a fleet of nine thousand vehicles.",),
        ),
    ),
    Skill(
        "Pipelines in production",
        "Runs data jobs that others can rely on.",
        (
            "It ran on their laptop.",
            "Schedules and alerts; repairs by hand.",
            "Designs for late, double and missing data.",
            "Others sleep because of what they built.",
        ),
        (
            ("Reprocessing means deleting the table and running it again.",),
            ("Alert at seven, fix by nine, every day. Counts that as stable.",),
            (
                "Idempotent by key, and could say what happens to a message that comes twice.",
                "Drew the backfill before the happy path.",
            ),
            ("On-call went from nightly to twice a quarter; showed the three changes that did it.",),
        ),
    ),
    Skill(
        "Mechanical design",
        "Designs parts and assemblies that survive their use.",
        (
            "Draws what was asked, no load case.",
            "Sizes with a margin and hopes.",
            "Derives the load case and checks it on a rig.",
            "Their design rules are used by others.",
        ),
        (
            ("No load case for the hip bracket; chose the wall because it looked strong.",),
            ("Factor of four everywhere, including where weight hurts.",),
            (
                "Found the fatigue case in the stair drop and moved the weld out of it.",
                "Sketched the rig that would prove it wrong before opening the model.",
            ),
            ("Wrote the fastening guide at their last company; ours is worse.",),
        ),
    ),
    Skill(
        "Manufacturability",
        "Designs what a supplier can make a thousand times.",
        (
            "Has not met the person who makes the part.",
            "Adjusts when the supplier complains.",
            "Chooses process and tolerance on purpose.",
            "Has taken cost out without taking function.",
        ),
        (
            ("All tolerances a hundredth, all surfaces milled.",),
            ("Learned about draft angles from a returned drawing. Twice.",),
            ("Opened every tolerance that did not carry a function and could defend the rest.",),
            ("Took a gearbox housing from eleven parts to four with the foundry at the table.",),
        ),
    ),
)
