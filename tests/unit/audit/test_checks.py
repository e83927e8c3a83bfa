"""Conditions held together: each is refused under its own name, and what is neither true nor false holds."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q
from django.test.utils import isolate_apps

from audit.checks import RowConditions

CONDITIONS = {"held_small": Q(number__lt=10), "held_named": ~Q(name="") | Q(number__isnull=True)}


@pytest.fixture
def held(db):
    """A table of its own with two conditions."""
    with isolate_apps("tests"):

        class Held(models.Model):
            number = models.IntegerField(null=True)
            name = models.CharField(max_length=20, blank=True)

            class Meta:
                app_label = "tests"
                db_table = "held_rows"
                constraints = (RowConditions(name="held_in_order", conditions=CONDITIONS),)

            def __str__(self) -> str:
                return self.name

        with connection.schema_editor() as editor:
            editor.create_model(Held)
        yield Held


def _broken(write) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    return refused.value.__cause__.diag.constraint_name


def test_each_condition_is_refused_under_its_own_name(held):
    assert _broken(lambda: held.objects.create(number=10, name="ten")) == "held_small"
    assert _broken(lambda: held.objects.create(number=9, name="")) == "held_named"


def test_a_change_is_held_to_them_as_a_new_row_is(held):
    row = held.objects.create(number=9, name="nine")
    assert _broken(lambda: held.objects.filter(pk=row.pk).update(number=11)) == "held_small"


def test_what_is_neither_true_nor_false_holds_as_in_any_check(held):
    assert held.objects.create(number=None, name="").pk


def test_rows_that_stand_are_held_to_conditions_that_are_added(held):
    narrower = RowConditions(name="held_again", conditions={"held_tiny": Q(number__lt=5)})
    held.objects.create(number=9, name="nine")
    connection.check_constraints()
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.schema_editor() as editor:
        editor.add_constraint(held, narrower)
    assert refused.value.__cause__.diag.constraint_name == "held_tiny"


def test_they_can_be_taken_away_with_their_function(held):
    (together,) = held._meta.constraints
    with connection.schema_editor() as editor:
        editor.remove_constraint(held, together)
    assert held.objects.create(number=99, name="").pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_proc WHERE proname = 'held_in_order'")
        assert cursor.fetchone() == (0,)


def test_a_form_learns_of_them_before_the_database(held):
    with pytest.raises(ValidationError, match="held_small"):
        held(number=10, name="ten").full_clean()
    held(number=9, name="nine").full_clean()


def test_migrations_write_them_and_see_a_change():
    one = RowConditions(name="held_in_order", conditions=CONDITIONS)
    assert one == one.clone()
    assert one != RowConditions(name="held_in_order", conditions={"held_small": Q(number__lt=11)})
