-- Asked by policies and triggers: who acts.
CREATE FUNCTION clubos_me() RETURNS uuid
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  RETURN (
    SELECT s.id FROM public.staff s
    WHERE s.pg_role = session_user AND s.status = 'active' AND s.deleted_at IS NULL
      -- SET ROLE outlives the right to it: who still wears a role that was taken away is nobody.
      AND (current_setting('role') = 'none' OR pg_has_role(session_user, current_setting('role'), 'MEMBER'))
  );
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION clubos_my_locations() RETURNS text[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  RETURN (
    SELECT s.locations FROM public.staff s
    WHERE s.pg_role = session_user AND s.status = 'active' AND s.deleted_at IS NULL
      AND (current_setting('role') = 'none' OR pg_has_role(session_user, current_setting('role'), 'MEMBER'))
  );
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION clubos_me() IS 'Staff id of the person signed in; null for anybody else, such as the owner or a worker.';
--> statement-breakpoint
REVOKE ALL ON FUNCTION clubos_me() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION clubos_me() TO clubos_kiosk, clubos_support, clubos_operator, clubos_manager, clubos_admin, clubos_worker;
