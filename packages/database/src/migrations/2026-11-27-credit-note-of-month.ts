import { type Kysely, sql } from 'kysely'

/** A month that gave more commission back than it charged has a credit note of its own, which corrects no invoice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
do $$
declare old text;
begin
  select conname into strict old from pg_constraint where conrelid = 'invoice'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%series%' and pg_get_constraintdef(oid) like '%corrects%';
  execute format('alter table invoice drop constraint %I', old);
end $$;
alter table invoice add constraint only_notes_correct check (corrects is null or series = 'credit-note');
alter table invoice add constraint notes_take_nothing check (
  corrects is not null or case series when 'credit-note' then total_cents < 0 else total_cents >= 0 end);

-- Never two for one month, whichever of the two it is.
create or replace function one_invoice_a_month() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('invoice/' || new.merchant_id, 0));
  if new.corrects is null and exists (
    select from invoice i where i.merchant_id = new.merchant_id and i.month = new.month and i.corrects is null
      and i.id <> new.id and not exists (select from invoice c where c.corrects = i.id))
  then raise exception 'the month % is invoiced already', new.month using errcode = 'unique_violation';
  end if;
  return null;
end $$;
`)
    .execute(db)
}
