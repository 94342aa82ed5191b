"""The words advised against, for programs, and what stands to be said of a kickoff."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.here import day_here
from requisitions.actions.vocabulary import write_words
from requisitions.api.doors import Door
from requisitions.api.kickoff import KickoffDoor
from requisitions.queries.kickoff_notes import notes_on
from requisitions.queries.vocabulary import words_in_force
from requisitions.rules.vocabulary import Word
from requisitions.serializers.vocabulary import KickoffNoteSerializer, WordListSerializer


class Words(Door):
    """The whole list; sent again, it is the next version."""

    capability = {"GET": "requisitions.view", "PUT": "settings.manage"}
    serializer_class = WordListSerializer

    @extend_schema(operation_id="words_read")
    def get(self, request: Request) -> Response:
        return self._told()

    @extend_schema(operation_id="words_write")
    def put(self, request: Request) -> Response:
        asked = self.asked(request)
        words = [Word(**each) for each in asked["words"]]
        write_words(words, expected_version=asked["version"], note=asked.get("note", ""), act=self.act)
        return self._told()

    def _told(self) -> Response:
        version, words = words_in_force()
        return Response(WordListSerializer({"version": version, "words": words}).data)


class KickoffNotes(KickoffDoor):
    """What stands in the way of signing, then what is worth a second look."""

    capability = "requisitions.view"
    serializer_class = KickoffNoteSerializer

    @extend_schema(operation_id="kickoff_notes", responses=KickoffNoteSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return Response(
            KickoffNoteSerializer(notes_on(self.requisition(number), on=day_here(self.now)), many=True).data
        )
