"""What the database refuses about channels: administrators who receive, readers who keep names, edited history."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"
SEATS = ("channelrecipient", "channelsubstitute", "channelcustodian")

INDEPENDENCE = f"""
CREATE FUNCTION channel_seat_is_no_administrators() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM accounts_member m WHERE m.id = NEW.member_id AND 'administrator' = ANY (m.roles)) THEN
        RAISE EXCEPTION 'an administrator has no seat on a channel' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION administrator_has_no_channel_seat() RETURNS trigger {HEAD} AS $$
BEGIN
    IF 'administrator' = ANY (NEW.roles) AND (
        EXISTS (SELECT 1 FROM reporting_channels_channelrecipient s WHERE s.member_id = NEW.id)
        OR EXISTS (SELECT 1 FROM reporting_channels_channelsubstitute s WHERE s.member_id = NEW.id)
        OR EXISTS (SELECT 1 FROM reporting_channels_channelcustodian s WHERE s.member_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'somebody with a seat on a channel is no administrator' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER administrator_has_no_channel_seat BEFORE UPDATE OF roles ON accounts_member
    FOR EACH ROW EXECUTE FUNCTION administrator_has_no_channel_seat();

CREATE FUNCTION channel_reader_keeps_no_identity() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_channelcustodian c
               WHERE c.channel_id = NEW.channel_id AND (
                   EXISTS (SELECT 1 FROM reporting_channels_channelrecipient r
                           WHERE r.channel_id = c.channel_id AND r.member_id = c.member_id)
                   OR EXISTS (SELECT 1 FROM reporting_channels_channelsubstitute s
                           WHERE s.channel_id = c.channel_id AND s.member_id = c.member_id))) THEN
        RAISE EXCEPTION 'somebody who reads the reports of a channel keeps no share of its identities' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
""" + "".join(
    f"""
CREATE TRIGGER channel_seat_is_no_administrators BEFORE INSERT OR UPDATE ON reporting_channels_{seat}
    FOR EACH ROW EXECUTE FUNCTION channel_seat_is_no_administrators();
CREATE CONSTRAINT TRIGGER channel_reader_keeps_no_identity AFTER INSERT OR UPDATE ON reporting_channels_{seat}
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION channel_reader_keeps_no_identity();
"""
    for seat in SEATS
)
NO_INDEPENDENCE = (
    "".join(
        f"""
DROP TRIGGER channel_reader_keeps_no_identity ON reporting_channels_{seat};
DROP TRIGGER channel_seat_is_no_administrators ON reporting_channels_{seat};
"""
        for seat in SEATS
    )
    + """
DROP TRIGGER administrator_has_no_channel_seat ON accounts_member;
DROP FUNCTION channel_reader_keeps_no_identity();
DROP FUNCTION administrator_has_no_channel_seat();
DROP FUNCTION channel_seat_is_no_administrators();
"""
)

HISTORY = f"""
CREATE FUNCTION channel_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a channel was is never changed' {REFUSE};
END $$;
CREATE TRIGGER channel_version_stays BEFORE UPDATE OR DELETE ON reporting_channels_channelversion
    FOR EACH ROW EXECUTE FUNCTION channel_version_stays();

CREATE FUNCTION channel_keeps_its_history() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_channelversion v
                   JOIN reporting_channels_channel c ON c.id = v.channel_id
                   WHERE v.channel_id = NEW.id AND v.revision = c.revision) THEN
        RAISE EXCEPTION 'a channel was changed without keeping what it was' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER channel_keeps_its_history AFTER INSERT OR UPDATE OF revision ON reporting_channels_channel
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION channel_keeps_its_history();

CREATE FUNCTION channel_revision_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'position' - 'revision') <> (to_jsonb(OLD) - 'position' - 'revision')
       AND NEW.revision <> OLD.revision + 1 THEN
        RAISE EXCEPTION 'a change of a channel raises its revision by one' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER channel_revision_rises BEFORE UPDATE ON reporting_channels_channel
    FOR EACH ROW EXECUTE FUNCTION channel_revision_rises();
"""
NO_HISTORY = """
DROP TRIGGER channel_revision_rises ON reporting_channels_channel;
DROP FUNCTION channel_revision_rises();
DROP TRIGGER channel_keeps_its_history ON reporting_channels_channel;
DROP FUNCTION channel_keeps_its_history();
DROP TRIGGER channel_version_stays ON reporting_channels_channelversion;
DROP FUNCTION channel_version_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0003_days"), ("accounts", "0002_guards")]
    operations = [
        migrations.RunSQL(INDEPENDENCE, NO_INDEPENDENCE),
        migrations.RunSQL(HISTORY, NO_HISTORY),
    ]
