"""The icons' own drawings on a 16 px grid, in the colour of the text beside them. Words and sizes live elsewhere."""

NAVIGATION = {
    "home": '<path d="M2.5 7.5 8 2.75l5.5 4.75"/><path d="M4 6.5v6.75h3v-3.5h2v3.5h3V6.5"/>',
    "list": '<path d="M6 4h7.5M6 8h7.5M6 12h7.5"/><path d="M2.5 4h.9M2.5 8h.9M2.5 12h.9"/>',
    "people": '<circle cx="6" cy="5.25" r="2.5"/><path d="M1.75 13.25c.3-2.6 2-4 4.25-4s3.95 1.4 4.25 4"/>'
    '<path d="M10.25 3a2.5 2.5 0 0 1 .5 4.65M11.75 9.6c1.4.5 2.3 1.8 2.5 3.65"/>',
    "calendar": '<rect x="2.5" y="3.5" width="11" height="10" rx="1.25"/><path d="M2.5 6.75h11M5.5 2v2.5M10.5 2v2.5"/>',
    "promises": '<path d="M1.75 8h12.5"/><path d="M4 8V4.5M7 8V3M10 8v3.5M13 8V5.5"/>',
    "flag": '<path d="M3.5 14V2.5"/><path d="M3.5 3h9l-2 3 2 3h-9"/>',
    "insights": '<path d="M2.5 3.5h7M2.5 8h11M2.5 12.5h5"/>',
    "review": '<rect x="3" y="2.5" width="10" height="11" rx="1.25"/><path d="M5.5 5.5h5M5.5 8h5M3 11h10"/>',
    "plan": '<path d="M2.5 2.5v11h11"/><path d="M5.5 11V8M8.5 11V4.5M11.5 11V6.5"/>',
    "settings": '<path d="M2.5 4.5h6M12 4.5h1.5M2.5 11.5h1.5M7.5 11.5h6"/>'
    '<circle cx="10.25" cy="4.5" r="1.75"/><circle cx="5.75" cy="11.5" r="1.75"/>',
    "mail": '<rect x="2" y="3.5" width="12" height="9" rx="1.25"/><path d="m2.5 4.5 5.5 4 5.5-4"/>',
    "import": '<path d="M8 2.5v7.25M5 7l3 3 3-3"/><path d="M2.75 11v2.25h10.5V11"/>',
    "search": '<circle cx="7" cy="7" r="4.25"/><path d="m10.25 10.25 3.5 3.5"/>',
    "menu": '<path d="M2.5 4h11M2.5 8h11M2.5 12h11"/>',
    "theme": '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor"/>',
}

ARROWS = {
    "down": '<path d="m4 6.25 4 4 4-4"/>',
    "up": '<path d="m4 9.75 4-4 4 4"/>',
    "left": '<path d="m9.75 4-4 4 4 4"/>',
    "right": '<path d="m6.25 4 4 4-4 4"/>',
    "split": '<path d="M2 8h12M4.75 5.25 2 8l2.75 2.75M11.25 5.25 14 8l-2.75 2.75"/>',
    "close": '<path d="m4 4 8 8M12 4l-8 8"/>',
    "plus": '<path d="M8 3v10M3 8h10"/>',
    "out": '<path d="M6.5 3H3v10h3.5M6.5 8h7M10.75 5.25 13.5 8l-2.75 2.75"/>',
}

# Due states: a shape for each, so that colour is only the third signal.
STATES = {
    "later": '<circle cx="8" cy="8" r="5.75"/>',
    "today": '<circle cx="8" cy="8" r="5.75"/>'
    '<path d="M8 3.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" stroke="none"/>',
    "soon": '<circle cx="8" cy="8" r="5.75"/>'
    '<path d="M8 8V3.75A4.25 4.25 0 1 1 3.75 8z" fill="currentColor" stroke="none"/>',
    "late": '<path d="M8 1.5 15.25 14.25H.75zM7.25 6v4.1h1.5V6zm0 5.1v1.6h1.5v-1.6z"'
    ' fill="currentColor" fill-rule="evenodd" stroke="none"/>',
    "kept": '<path d="m3 8.5 3.25 3.25L13 4.75" stroke-width="1.75"/>',
    "paused": '<path d="M5.75 3.5v9M10.25 3.5v9" stroke-width="2"/>',
    "waived": '<circle cx="8" cy="8" r="5.75"/><path d="m4 12 8-8"/>',
    "event": '<circle cx="8" cy="8" r="3" fill="currentColor" stroke="none"/>',
    "diamond": '<path d="m8 2.5 5.5 5.5L8 13.5 2.5 8z" fill="currentColor" stroke="none"/>',
    "lock": '<rect x="3.25" y="7" width="9.5" height="6.5" rx="1.25"/><path d="M5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"/>',
    "pen": '<path d="m3.5 10.25 7-7 2.25 2.25-7 7-2.75.5z"/><path d="M8.5 14h5"/>',
    "info": '<circle cx="8" cy="8" r="5.75"/><path d="M8 7.25v3.5M8 4.9v.9"/>',
}

DRAWINGS: dict[str, str] = NAVIGATION | ARROWS | STATES
