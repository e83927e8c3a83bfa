"""Background work. A task carries no truth: it only says "look now" (LIBRARIES).

What is due stands in rows; the beat below sweeps them whether or not a message arrived.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Seconds between two sweeps. Every name is a task of a room; a test holds them to that.
SWEEPS = {
    "audit.tasks.seal": 1,
    "accounts.tasks.wipe_idle_sessions": 60,
    "reporting_channels.tasks.end_disclosures": 60,
    "reporting_channels.tasks.sweep_uploads": 600,
    "reporting_channels.tasks.carry_out_deletions": 60,
    # Days are counted, not minutes: looking often does nothing twice, and no restart makes it miss a day.
    "reporting_channels.tasks.sweep_retention": 900,
    "reporting_channels.tasks.escalate": 900,
    "cases.tasks.certify_destructions": 60,
    "discipline.tasks.sweep_interim_measures": 900,
    "discipline.tasks.sweep_limits": 3600,
    "discipline.tasks.recompute_limits": 60,
    "cases.tasks.sweep_early_alerts": 3600,
    "cases.tasks.send_digests": 900,
    "accounts.tasks.forget_drafts": 3600,
}

# A web request never waits for the broker: one try, half a second, and the sweep does the rest.
NEVER_WAIT = {"max_retries": 0, "socket_connect_timeout": 0.5, "socket_timeout": 0.5}

app = Celery("amana", task_cls="config.nudges:Nudge")
app.conf.update(
    broker_url=os.environ.get("BROKER_URL") or None,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        # Without these two, killed workers lost 2 of 20 tasks.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "visibility_timeout": 300,
        **({} if os.environ.get("SITE") == "worker" else NEVER_WAIT),
    },
    task_publish_retry=False,
    task_ignore_result=True,
    result_backend=None,
    task_serializer="json",
    accept_content=["json"],
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=300,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_send_task_events=False,
    beat_scheduler="celery.beat:Scheduler",  # in memory: a sweep missed is made up by the next
    beat_schedule={
        name: {"task": name, "schedule": seconds, "options": {"expires": 2 * seconds}}
        for name, seconds in SWEEPS.items()
    },
    timezone="UTC",
)
app.autodiscover_tasks()
