-- Release 0.1: what may be lost with the box. Not shipped by Litestream.
create table "session" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text,
  "user_id" text not null,
  "till_id" text,
  "address" text not null,
  "created_at" integer not null,
  "expires_at" integer not null,
  "ended_at" integer
) strict, without rowid;
create index "session_by_user_id_created_at" on "session" ("user_id", "created_at");
create index "session_by_expires_at" on "session" ("expires_at");
create index "session_by_address_created_at" on "session" ("address", "created_at");
create table "lockout" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "who" text not null,
  "address" text not null,
  "failures" integer not null,
  "since" integer not null,
  "locked_until" integer
) strict, without rowid;
create unique index "lockout_by_who_address" on "lockout" ("who", "address");
create index "lockout_by_since" on "lockout" ("since");
