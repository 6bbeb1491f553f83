-- One role per kind of user. Nobody signs in as one: people's login roles are members.
-- Roles belong to the whole server, so another database may have made them already.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['kiosk', 'support', 'operator', 'manager', 'admin', 'worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'clubos_' || name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', 'clubos_' || name);
    END IF;
  END LOOP;
END
$$;
--> statement-breakpoint
-- Only who has one of these roles connects; nobody makes tables, not even temporary ones.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker', current_database());
END
$$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
--> statement-breakpoint
-- Asked by the policies, hence before the tables. PL/pgSQL looks for the table only when it runs.
CREATE FUNCTION clubos_my_locations() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  RETURN (
    SELECT s.locations FROM public.staff s
    WHERE s.pg_role = session_user AND s.status = 'active' AND s.deleted_at IS NULL
  );
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_my_locations() IS 'Locations that the person signed in is limited to; empty: no limit; null: not an active person, who sees nothing.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_my_locations() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_my_locations() TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
