-- What SQLite's triggers promise, in PostgreSQL's words: the log and the bytes are only added to.
CREATE FUNCTION dateline_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION dateline_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last bigint;
BEGIN
    SELECT coalesce(max(position), 0) INTO last FROM events;
    IF NEW.position IS DISTINCT FROM last + 1 THEN
        RAISE EXCEPTION 'events are only added at the end' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
FOR EACH ROW EXECUTE FUNCTION dateline_at_the_end();
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events
FOR EACH ROW EXECUTE FUNCTION dateline_refuse('events are never changed or deleted');
CREATE TRIGGER events_never_go BEFORE TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION dateline_refuse('events are never deleted');
CREATE TRIGGER snapshots_never_change BEFORE UPDATE OR DELETE ON snapshots
FOR EACH ROW EXECUTE FUNCTION dateline_refuse('snapshots are never changed or deleted');
CREATE TRIGGER snapshots_never_go BEFORE TRUNCATE ON snapshots
FOR EACH STATEMENT EXECUTE FUNCTION dateline_refuse('snapshots are never deleted');
