"""What a worker does as it starts, beside looking at its role (test_start.py)."""

import gc

from celery.signals import worker_init

import hiring.celery  # noqa: F401 - it listens


def test_a_worker_does_not_collect_its_own_program(db):
    try:
        worker_init.send(sender=None)
        assert gc.get_freeze_count() > len(gc.get_objects()), "most of what is there was loaded, and stays"
    finally:
        gc.unfreeze()
