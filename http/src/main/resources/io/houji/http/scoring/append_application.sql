-- The next version of an application; no row if another request has just written it.
-- $1 tenant, $2 id, $3 version, $4 actor, $5 product, $6 reference, $7 known at, $8 known at by
-- input, $9 inputs, $10 reason
insert into houji.loan_application
  (tenant_id, application_id, version, actor, product, reference, known_at, input_known_at, inputs,
   reason)
values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10)
on conflict do nothing
returning recorded_at
