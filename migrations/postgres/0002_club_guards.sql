-- Policies bind the owner too, unless it is a superuser; its own policy lets it through again.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'staff', 'locations', 'bays', 'facts', 'sops', 'sop_versions',
    'customers', 'conversations', 'messages', 'tickets', 'schema_migrations'
  ] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner_all ON public.%I TO CURRENT_USER USING (true) WITH CHECK (true)', name);
    EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC', name);
  END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY all_read ON schema_migrations FOR SELECT
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker USING (true);
--> statement-breakpoint
GRANT SELECT ON schema_migrations, staff, locations, bays, facts, sops, sop_versions
TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
GRANT SELECT ON staff_names, customers, conversations, messages, tickets
TO clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- A view that hides columns must not let a cheap function look at the rows first.
ALTER VIEW staff_names SET (security_barrier = true);
--> statement-breakpoint
-- Checked at commit, so that a SOP and its first version can be written together.
ALTER TABLE sops ADD CONSTRAINT sops_current_version FOREIGN KEY (id, current_version)
REFERENCES sop_versions (sop_id, version) DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
CREATE FUNCTION clubos_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are only ever added.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER sop_versions_insert_only BEFORE UPDATE OR DELETE ON sop_versions
FOR EACH ROW EXECUTE FUNCTION clubos_refuse_change();
--> statement-breakpoint
CREATE TRIGGER sop_versions_never_emptied BEFORE TRUNCATE ON sop_versions
FOR EACH STATEMENT EXECUTE FUNCTION clubos_refuse_change();
--> statement-breakpoint
COMMENT ON TABLE staff IS 'Everybody who signs in. The password is that of their login role, not here.';
--> statement-breakpoint
COMMENT ON COLUMN staff.locations IS 'Location ids that the person is limited to; empty: all.';
--> statement-breakpoint
COMMENT ON COLUMN staff.pg_role IS 'clubos_p_ and 40 hex digits of the SHA-256 of the lower-case e-mail.';
--> statement-breakpoint
COMMENT ON VIEW staff_names IS 'Names of everybody, for roles that may not read the rest of staff.';
--> statement-breakpoint
COMMENT ON TABLE locations IS 'Places of the club. Hours are wall-clock times in the location''s own zone.';
--> statement-breakpoint
COMMENT ON TABLE bays IS 'Simulator bays, numbered as painted on the wall.';
--> statement-breakpoint
COMMENT ON TABLE facts IS 'Structured knowledge such as prices and contacts; a null location means every location.';
--> statement-breakpoint
COMMENT ON TABLE sops IS 'Approved knowledge, one Markdown text per assistant and subject; its text is its current version''s.';
--> statement-breakpoint
COMMENT ON TABLE sop_versions IS 'Every text a SOP has had. Insert-only; below management only current versions are seen.';
--> statement-breakpoint
COMMENT ON COLUMN sop_versions.sha256 IS 'SHA-256 of the UTF-8 bytes of content, in hex; checked on insert.';
--> statement-breakpoint
COMMENT ON TABLE customers IS 'People who text the club, known by their number.';
--> statement-breakpoint
COMMENT ON TABLE conversations IS 'All that was written with one customer; one row per customer.';
--> statement-breakpoint
COMMENT ON TABLE messages IS 'Single texts. provider_id is unique, so a delivery that is repeated is stored once.';
--> statement-breakpoint
COMMENT ON TABLE tickets IS 'Work to be done at a location.';
--> statement-breakpoint
COMMENT ON TABLE schema_migrations IS 'Database steps that were applied, with the SHA-256 of their text.';
