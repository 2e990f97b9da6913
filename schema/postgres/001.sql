-- Release 0.1: every table of the cloud. The tables were made from the resources once; this file is not changed any more.
create table "tenant" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "currency" text collate "C" not null,
  "currency_decimals" bigint not null,
  "locale" text collate "C" not null,
  "timezone" text collate "C" not null,
  "cash_step" bigint not null,
  "rounding_mode" text collate "C" not null check ("rounding_mode" in ('per_line', 'per_document')),
  primary key (tenant_id, id)
);
alter table "tenant" enable row level security;
alter table "tenant" force row level security;
create policy tenant on "tenant" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "price_list" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "tax_included" bigint not null,
  primary key (tenant_id, id)
);
alter table "price_list" enable row level security;
alter table "price_list" force row level security;
create policy tenant on "price_list" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "store" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "code" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "address" text collate "C" not null,
  "tax_registration" text collate "C" not null,
  "timezone" text collate "C" not null,
  "price_list_id" text collate "C" not null,
  "receipt_header" text collate "C" not null,
  "receipt_footer" text collate "C" not null,
  "receipt_language" text collate "C" not null check ("receipt_language" in ('en', 'ar')),
  "status" text collate "C" not null check ("status" in ('active', 'closed')),
  primary key (tenant_id, id)
);
create unique index "store_by_code" on "store" ("tenant_id", "code");
alter table "store" enable row level security;
alter table "store" force row level security;
create policy tenant on "store" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "till" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "code" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
create unique index "till_by_code" on "till" ("tenant_id", "code");
create index "till_by_store_id" on "till" ("tenant_id", "store_id");
alter table "till" enable row level security;
alter table "till" force row level security;
create policy tenant on "till" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "role" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "permissions_json" text collate "C" not null check ("permissions_json"::json is not null),
  "discount_limit" bigint not null,
  "refund_limit" bigint not null,
  "cash_out_limit" bigint,
  primary key (tenant_id, id)
);
alter table "role" enable row level security;
alter table "role" force row level security;
create policy tenant on "role" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "user" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "login" text collate "C" not null,
  "role_id" text collate "C" not null,
  "store_id" text collate "C",
  "language" text collate "C" not null check ("language" in ('en', 'ar')),
  "colour" text collate "C" not null,
  "pin_hash" text collate "C" not null,
  "status" text collate "C" not null check ("status" in ('active', 'disabled')),
  primary key (tenant_id, id)
);
create unique index "user_by_login" on "user" ("tenant_id", "login");
create index "user_by_role_id" on "user" ("tenant_id", "role_id");
alter table "user" enable row level security;
alter table "user" force row level security;
create policy tenant on "user" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "session" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C",
  "user_id" text collate "C" not null,
  "till_id" text collate "C",
  "address" text collate "C" not null,
  "created_at" bigint not null,
  "expires_at" bigint not null,
  "ended_at" bigint,
  primary key (tenant_id, id)
);
create index "session_by_user_id_created_at" on "session" ("tenant_id", "user_id", "created_at");
create index "session_by_expires_at" on "session" ("tenant_id", "expires_at");
create index "session_by_address_created_at" on "session" ("tenant_id", "address", "created_at");
alter table "session" enable row level security;
alter table "session" force row level security;
create policy tenant on "session" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "lockout" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "who" text collate "C" not null,
  "address" text collate "C" not null,
  "failures" bigint not null,
  "since" bigint not null,
  "locked_until" bigint,
  primary key (tenant_id, id)
);
create unique index "lockout_by_who_address" on "lockout" ("tenant_id", "who", "address");
create index "lockout_by_since" on "lockout" ("tenant_id", "since");
alter table "lockout" enable row level security;
alter table "lockout" force row level security;
create policy tenant on "lockout" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "picture" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "mime" text collate "C" not null check ("mime" in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
  "data" text collate "C" not null,
  primary key (tenant_id, id)
);
alter table "picture" enable row level security;
alter table "picture" force row level security;
create policy tenant on "picture" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "station" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
alter table "station" enable row level security;
alter table "station" force row level security;
create policy tenant on "station" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "category" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "parent_id" text collate "C",
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "colour" text collate "C" not null,
  "picture_id" text collate "C",
  "station_id" text collate "C",
  "position" bigint not null,
  "status" text collate "C" not null check ("status" in ('active', 'hidden')),
  primary key (tenant_id, id)
);
create index "category_by_parent_id" on "category" ("tenant_id", "parent_id");
create index "category_by_station_id" on "category" ("tenant_id", "station_id");
alter table "category" enable row level security;
alter table "category" force row level security;
create policy tenant on "category" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "tax" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "code" text collate "C" not null,
  "rate" bigint not null,
  primary key (tenant_id, id)
);
create unique index "tax_by_code" on "tax" ("tenant_id", "code");
alter table "tax" enable row level security;
alter table "tax" force row level security;
create policy tenant on "tax" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "product" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "category_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "description" text collate "C" not null,
  "tax_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('goods', 'weighed', 'service')),
  "unit" text collate "C" not null check ("unit" in ('piece', 'kg')),
  "discountable" bigint not null,
  "minimum_age" bigint not null,
  "picture_id" text collate "C",
  "status" text collate "C" not null check ("status" in ('active', 'blocked', 'recalled')),
  primary key (tenant_id, id)
);
create index "product_by_category_id" on "product" ("tenant_id", "category_id");
create index "product_by_tax_id" on "product" ("tenant_id", "tax_id");
create index "product_by_picture_id" on "product" ("tenant_id", "picture_id");
alter table "product" enable row level security;
alter table "product" force row level security;
create policy tenant on "product" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "variant" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "product_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "sku" text collate "C" not null,
  "pack_variant_id" text collate "C",
  "pack_size" bigint not null,
  "position" bigint not null,
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
create unique index "variant_by_sku" on "variant" ("tenant_id", "sku");
create index "variant_by_product_id" on "variant" ("tenant_id", "product_id");
alter table "variant" enable row level security;
alter table "variant" force row level security;
create policy tenant on "variant" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "barcode" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "variant_id" text collate "C" not null,
  "code" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('ean13', 'ean8', 'upca', 'code128', 'plu')),
  primary key (tenant_id, id)
);
create unique index "barcode_by_code" on "barcode" ("tenant_id", "code");
create index "barcode_by_variant_id" on "barcode" ("tenant_id", "variant_id");
alter table "barcode" enable row level security;
alter table "barcode" force row level security;
create policy tenant on "barcode" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "barcode_format" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "prefix" text collate "C" not null,
  "item_digits" bigint not null,
  "value_digits" bigint not null,
  "value_kind" text collate "C" not null check ("value_kind" in ('weight', 'price')),
  "decimals" bigint not null,
  "verifier" bigint not null,
  primary key (tenant_id, id)
);
create unique index "barcode_format_by_prefix" on "barcode_format" ("tenant_id", "prefix");
alter table "barcode_format" enable row level security;
alter table "barcode_format" force row level security;
create policy tenant on "barcode_format" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "price" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "price_list_id" text collate "C" not null,
  "variant_id" text collate "C" not null,
  "amount" bigint not null,
  "starts_at" bigint,
  "ends_at" bigint,
  primary key (tenant_id, id)
);
create index "price_by_variant_id_price_list_id" on "price" ("tenant_id", "variant_id", "price_list_id");
create index "price_by_price_list_id" on "price" ("tenant_id", "price_list_id");
alter table "price" enable row level security;
alter table "price" force row level security;
create policy tenant on "price" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "customer" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "phone" text collate "C" not null,
  "email" text collate "C" not null,
  "card_no" text collate "C" not null,
  "price_list_id" text collate "C",
  "note" text collate "C" not null,
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  "clocks_json" text collate "C" not null check ("clocks_json"::json is not null),
  primary key (tenant_id, id)
);
create index "customer_by_phone" on "customer" ("tenant_id", "phone");
create index "customer_by_card_no" on "customer" ("tenant_id", "card_no");
create index "customer_by_price_list_id" on "customer" ("tenant_id", "price_list_id");
alter table "customer" enable row level security;
alter table "customer" force row level security;
create policy tenant on "customer" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "supplier" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "contact" text collate "C" not null,
  "phone" text collate "C" not null,
  "email" text collate "C" not null,
  "address" text collate "C" not null,
  "lead_days" bigint not null,
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
alter table "supplier" enable row level security;
alter table "supplier" force row level security;
create policy tenant on "supplier" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "device" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "class" text collate "C" not null check ("class" in ('receipt_printer', 'kitchen_printer', 'label_printer', 'cash_drawer', 'scanner', 'scale', 'card_terminal', 'line_display')),
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "model" text collate "C" not null,
  "transport" text collate "C" not null check ("transport" in ('virtual', 'tcp', 'serial', 'usb')),
  "address" text collate "C" not null,
  "options_json" text collate "C" not null check ("options_json"::json is not null),
  "till_id" text collate "C",
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
create index "device_by_class_till_id" on "device" ("tenant_id", "class", "till_id");
alter table "device" enable row level security;
alter table "device" force row level security;
create policy tenant on "device" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "device_report" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "at" bigint not null,
  "user_id" text collate "C",
  "passed" bigint not null,
  "failed" bigint not null,
  "skipped" bigint not null,
  "results_json" text collate "C" not null check ("results_json"::json is not null),
  primary key (tenant_id, id)
);
create index "device_report_by_at" on "device_report" ("tenant_id", "at");
alter table "device_report" enable row level security;
alter table "device_report" force row level security;
create policy tenant on "device_report" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "hub" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "code" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "status" text collate "C" not null check ("status" in ('invited', 'active', 'revoked')),
  "code_hash" text collate "C" not null,
  "code_until" bigint,
  "secret_hash" text collate "C" not null,
  "paired_at" bigint,
  "paired_from" text collate "C" not null,
  primary key (tenant_id, id)
);
create unique index "hub_by_code" on "hub" ("tenant_id", "code");
create index "hub_by_code_hash" on "hub" ("tenant_id", "code_hash");
alter table "hub" enable row level security;
alter table "hub" force row level security;
create policy tenant on "hub" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "customer_screen" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "name" text collate "C" not null,
  "key_hash" text collate "C" not null,
  "paired_at" bigint not null,
  primary key (tenant_id, id)
);
create index "customer_screen_by_till_id" on "customer_screen" ("tenant_id", "till_id");
alter table "customer_screen" enable row level security;
alter table "customer_screen" force row level security;
create policy tenant on "customer_screen" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "printer_group" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "role" text collate "C" not null check ("role" in ('receipt', 'report', 'kitchen', 'label')),
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "till_id" text collate "C",
  "station_id" text collate "C",
  "status" text collate "C" not null check ("status" in ('active', 'blocked')),
  primary key (tenant_id, id)
);
create index "printer_group_by_role_till_id" on "printer_group" ("tenant_id", "role", "till_id");
alter table "printer_group" enable row level security;
alter table "printer_group" force row level security;
create policy tenant on "printer_group" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "printer_group_member" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "group_id" text collate "C" not null,
  "device_id" text collate "C" not null,
  "position" bigint not null,
  primary key (tenant_id, id)
);
create index "printer_group_member_by_group_id_position" on "printer_group_member" ("tenant_id", "group_id", "position");
create index "printer_group_member_by_device_id" on "printer_group_member" ("tenant_id", "device_id");
alter table "printer_group_member" enable row level security;
alter table "printer_group_member" force row level security;
create policy tenant on "printer_group_member" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "receipt_default" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "language" text collate "C" not null check ("language" in ('store', 'en', 'ar', 'both')),
  "logo_json" text collate "C" not null check ("logo_json"::json is not null),
  "header_en" text collate "C" not null,
  "header_ar" text collate "C" not null,
  "footer_en" text collate "C" not null,
  "footer_ar" text collate "C" not null,
  "show_name" bigint not null,
  "show_address" bigint not null,
  "show_till" bigint not null,
  "show_cashier" bigint not null,
  "show_customer" bigint not null,
  "show_sku" bigint not null,
  "show_barcode" bigint not null,
  "show_unit_price" text collate "C" not null check ("show_unit_price" in ('several', 'always')),
  "show_saved" bigint not null,
  "show_taxes" bigint not null,
  "total_size" text collate "C" not null check ("total_size" in ('normal', 'large')),
  "number_code" text collate "C" not null check ("number_code" in ('barcode', 'qr', 'none')),
  "qr_text" text collate "C" not null,
  primary key (tenant_id, id)
);
alter table "receipt_default" enable row level security;
alter table "receipt_default" force row level security;
create policy tenant on "receipt_default" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "receipt_design" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "language" text collate "C" not null check ("language" in ('store', 'en', 'ar', 'both')),
  "logo_json" text collate "C" not null check ("logo_json"::json is not null),
  "header_en" text collate "C" not null,
  "header_ar" text collate "C" not null,
  "footer_en" text collate "C" not null,
  "footer_ar" text collate "C" not null,
  "show_name" bigint not null,
  "show_address" bigint not null,
  "show_till" bigint not null,
  "show_cashier" bigint not null,
  "show_customer" bigint not null,
  "show_sku" bigint not null,
  "show_barcode" bigint not null,
  "show_unit_price" text collate "C" not null check ("show_unit_price" in ('several', 'always')),
  "show_saved" bigint not null,
  "show_taxes" bigint not null,
  "total_size" text collate "C" not null check ("total_size" in ('normal', 'large')),
  "number_code" text collate "C" not null check ("number_code" in ('barcode', 'qr', 'none')),
  "qr_text" text collate "C" not null,
  primary key (tenant_id, id)
);
alter table "receipt_design" enable row level security;
alter table "receipt_design" force row level security;
create policy tenant on "receipt_design" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "label_design" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "language" text collate "C" not null check ("language" in ('en', 'ar')),
  "width" bigint not null,
  "height" bigint not null,
  "gap" bigint not null,
  "elements_json" text collate "C" not null check ("elements_json"::json is not null),
  primary key (tenant_id, id)
);
alter table "label_design" enable row level security;
alter table "label_design" force row level security;
create policy tenant on "label_design" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "shelf_label" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "variant_id" text collate "C" not null,
  "amount" bigint not null,
  "printed_at" bigint not null,
  primary key (tenant_id, id)
);
create unique index "shelf_label_by_store_id_variant_id" on "shelf_label" ("tenant_id", "store_id", "variant_id");
alter table "shelf_label" enable row level security;
alter table "shelf_label" force row level security;
create policy tenant on "shelf_label" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "till_session" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "z_no" bigint not null,
  "opened_at" bigint not null,
  "opened_by" text collate "C" not null,
  "float" bigint not null,
  "closed_at" bigint,
  "closed_by" text collate "C",
  "expected_json" text collate "C" check ("expected_json" is null or "expected_json"::json is not null),
  "counted_json" text collate "C" check ("counted_json" is null or "counted_json"::json is not null),
  "difference" bigint,
  primary key (tenant_id, id)
);
create unique index "till_session_by_till_id_z_no" on "till_session" ("tenant_id", "till_id", "z_no");
create index "till_session_by_till_id_closed_at" on "till_session" ("tenant_id", "till_id", "closed_at");
create index "till_session_by_opened_at" on "till_session" ("tenant_id", "opened_at");
alter table "till_session" enable row level security;
alter table "till_session" force row level security;
create policy tenant on "till_session" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "cash_move" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_session_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('in', 'out', 'drop')),
  "amount" bigint not null,
  "reason" text collate "C" not null,
  "at" bigint not null,
  "user_id" text collate "C" not null,
  primary key (tenant_id, id)
) partition by range (id);
create index "cash_move_by_till_session_id" on "cash_move" ("tenant_id", "till_session_id");
create index "cash_move_by_user_id_at" on "cash_move" ("tenant_id", "user_id", "at");
alter table "cash_move" enable row level security;
alter table "cash_move" force row level security;
create policy tenant on "cash_move" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "sale" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "till_session_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('sale', 'return')),
  "receipt_seq" bigint not null,
  "receipt_no" text collate "C" not null,
  "customer_id" text collate "C",
  "user_id" text collate "C",
  "lines" bigint not null,
  "net" bigint not null,
  "tax" bigint not null,
  "total" bigint not null,
  "discount" bigint not null,
  "rounding" bigint not null,
  "price_difference" bigint not null,
  "change" bigint not null,
  "tax_included" bigint not null,
  "rounding_mode" text collate "C" not null check ("rounding_mode" in ('per_line', 'per_document')),
  "occurred_at" bigint not null,
  "completed_at" bigint not null,
  "offline" bigint not null,
  primary key (tenant_id, id)
) partition by range (id);
create index "sale_by_till_id_receipt_seq" on "sale" ("tenant_id", "till_id", "receipt_seq");
create index "sale_by_occurred_at" on "sale" ("tenant_id", "occurred_at");
create index "sale_by_till_session_id" on "sale" ("tenant_id", "till_session_id");
create index "sale_by_customer_id" on "sale" ("tenant_id", "customer_id");
create index "sale_by_receipt_no" on "sale" ("tenant_id", "receipt_no");
alter table "sale" enable row level security;
alter table "sale" force row level security;
create policy tenant on "sale" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "sale_line" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "sale_id" text collate "C" not null,
  "position" bigint not null,
  "variant_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "sku" text collate "C" not null,
  "unit" text collate "C" not null check ("unit" in ('piece', 'kg')),
  "quantity" bigint not null,
  "weighed_by" text collate "C" check ("weighed_by" in ('scale', 'label', 'hand')),
  "scale_id" text collate "C",
  "tare" bigint not null,
  "unit_price" bigint not null,
  "list_price" bigint not null,
  "discount" bigint not null,
  "discounts_json" text collate "C" not null check ("discounts_json"::json is not null),
  "note" text collate "C" not null,
  "net" bigint not null,
  "tax" bigint not null,
  "gross" bigint not null,
  primary key (tenant_id, id)
) partition by range (id);
create index "sale_line_by_sale_id" on "sale_line" ("tenant_id", "sale_id");
alter table "sale_line" enable row level security;
alter table "sale_line" force row level security;
create policy tenant on "sale_line" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "sale_tax" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "sale_id" text collate "C" not null,
  "line_id" text collate "C" not null,
  "tax_id" text collate "C" not null,
  "name" text collate "C" not null,
  "name_ar" text collate "C" not null,
  "rate" bigint not null,
  "base" bigint not null,
  "amount" bigint not null,
  primary key (tenant_id, id)
) partition by range (id);
create index "sale_tax_by_sale_id" on "sale_tax" ("tenant_id", "sale_id");
alter table "sale_tax" enable row level security;
alter table "sale_tax" force row level security;
create policy tenant on "sale_tax" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "tender" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "sale_id" text collate "C" not null,
  "till_session_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('cash', 'card', 'change')),
  "amount" bigint not null,
  "reference" text collate "C",
  "at" bigint not null,
  primary key (tenant_id, id)
) partition by range (id);
create index "tender_by_sale_id" on "tender" ("tenant_id", "sale_id");
create index "tender_by_till_session_id" on "tender" ("tenant_id", "till_session_id");
alter table "tender" enable row level security;
alter table "tender" force row level security;
create policy tenant on "tender" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "card_payment" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "sale_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "device_id" text collate "C" not null,
  "amount" bigint not null,
  "state" text collate "C" not null check ("state" in ('requested', 'busy', 'approved', 'declined', 'no-answer', 'cancelled', 'unknown', 'paid-by-hand', 'unpaid-by-hand')),
  "auth_code" text collate "C",
  "scheme" text collate "C",
  "last4" text collate "C",
  "message" text collate "C",
  "terminal_ref" text collate "C",
  "terminal_before" text collate "C",
  "requested_at" bigint not null,
  "finished_at" bigint,
  primary key (tenant_id, id)
);
create index "card_payment_by_sale_id" on "card_payment" ("tenant_id", "sale_id");
create index "card_payment_by_requested_at" on "card_payment" ("tenant_id", "requested_at");
alter table "card_payment" enable row level security;
alter table "card_payment" force row level security;
create policy tenant on "card_payment" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "card_day" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "device_id" text collate "C" not null,
  "state" text collate "C" not null check ("state" in ('requested', 'done', 'failed', 'unknown')),
  "since" bigint not null,
  "expected" bigint not null,
  "approved" bigint not null,
  "amount" bigint,
  "totals_json" text collate "C" not null,
  "message" text collate "C",
  "requested_at" bigint not null,
  "requested_by" text collate "C",
  "finished_at" bigint,
  primary key (tenant_id, id)
);
create index "card_day_by_device_id_requested_at" on "card_day" ("tenant_id", "device_id", "requested_at");
alter table "card_day" enable row level security;
alter table "card_day" force row level security;
create policy tenant on "card_day" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "stock_move" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "variant_id" text collate "C" not null,
  "quantity" bigint not null,
  "kind" text collate "C" not null check ("kind" in ('opening', 'sale', 'return', 'receipt', 'adjustment', 'transfer', 'count')),
  "document_id" text collate "C" not null,
  "line_id" text collate "C" not null,
  "reason" text collate "C",
  "at" bigint not null,
  "user_id" text collate "C",
  primary key (tenant_id, id)
) partition by range (id);
create index "stock_move_by_document_id_line_id_kind" on "stock_move" ("tenant_id", "document_id", "line_id", "kind");
create index "stock_move_by_variant_id_at" on "stock_move" ("tenant_id", "variant_id", "at");
create index "stock_move_by_at" on "stock_move" ("tenant_id", "at");
alter table "stock_move" enable row level security;
alter table "stock_move" force row level security;
create policy tenant on "stock_move" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "stock_level" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "variant_id" text collate "C" not null,
  "quantity" bigint not null,
  "moved_at" bigint not null,
  primary key (tenant_id, id)
);
create index "stock_level_by_variant_id" on "stock_level" ("tenant_id", "variant_id");
alter table "stock_level" enable row level security;
alter table "stock_level" force row level security;
create policy tenant on "stock_level" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "parked_sale" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "till_id" text collate "C" not null,
  "user_id" text collate "C",
  "customer_id" text collate "C",
  "label" text collate "C" not null,
  "lines_json" text collate "C" not null check ("lines_json"::json is not null),
  "total" bigint not null,
  "parked_at" bigint not null,
  "resumed_at" bigint,
  "resumed_by_till_id" text collate "C",
  primary key (tenant_id, id)
);
create index "parked_sale_by_resumed_at_parked_at" on "parked_sale" ("tenant_id", "resumed_at", "parked_at");
alter table "parked_sale" enable row level security;
alter table "parked_sale" force row level security;
create policy tenant on "parked_sale" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "sale_agreement" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "customer_id" text collate "C",
  "prices_json" text collate "C" not null check ("prices_json"::json is not null),
  "total" bigint not null,
  "at" bigint not null,
  primary key (tenant_id, id)
);
alter table "sale_agreement" enable row level security;
alter table "sale_agreement" force row level security;
create policy tenant on "sale_agreement" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "review" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('total-differs', 'session-closed', 'clock-differs', 'discount-over-limit', 'product-not-sellable', 'payment-unproven', 'payment-put-aside', 'payment-contradicted', 'card-day-differs', 'till-was-connected', 'customer-unknown', 'print-parked')),
  "sale_id" text collate "C",
  "detail_json" text collate "C" not null check ("detail_json"::json is not null),
  "at" bigint not null,
  "status" text collate "C" not null check ("status" in ('open', 'done')),
  "done_by" text collate "C",
  "done_at" bigint,
  "note" text collate "C" not null,
  primary key (tenant_id, id)
);
create index "review_by_status_at" on "review" ("tenant_id", "status", "at");
alter table "review" enable row level security;
alter table "review" force row level security;
create policy tenant on "review" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "print_job" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "device_id" text collate "C" not null,
  "kind" text collate "C" not null check ("kind" in ('receipt', 'copy', 'report', 'kitchen', 'label', 'test', 'drawer')),
  "group_id" text collate "C",
  "meant_for" text collate "C",
  "sale_id" text collate "C",
  "key" text collate "C" not null,
  "document_json" text collate "C" not null check ("document_json"::json is not null),
  "state" text collate "C" not null check ("state" in ('queued', 'sending', 'waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled', 'parked')),
  "attempt" bigint not null,
  "why" text collate "C",
  "created_at" bigint not null,
  "finished_at" bigint,
  primary key (tenant_id, id)
);
create unique index "print_job_by_key" on "print_job" ("tenant_id", "key");
create index "print_job_by_state_created_at" on "print_job" ("tenant_id", "state", "created_at");
create index "print_job_by_sale_id" on "print_job" ("tenant_id", "sale_id");
alter table "print_job" enable row level security;
alter table "print_job" force row level security;
create policy tenant on "print_job" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "job" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C" not null,
  "kind" text collate "C" not null,
  "key" text collate "C" not null,
  "payload_json" text collate "C" not null check ("payload_json"::json is not null),
  "state" text collate "C" not null check ("state" in ('queued', 'done', 'failed')),
  "attempts" bigint not null,
  "run_at" bigint not null,
  "error" text collate "C",
  "finished_at" bigint,
  primary key (tenant_id, id)
);
create unique index "job_by_key" on "job" ("tenant_id", "key");
create index "job_by_state_run_at" on "job" ("tenant_id", "state", "run_at");
alter table "job" enable row level security;
alter table "job" force row level security;
create policy tenant on "job" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "setting" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "scope" text collate "C" not null check ("scope" in ('tenant', 'store', 'till')),
  "scope_id" text collate "C" not null,
  "key" text collate "C" not null,
  "value_json" text collate "C" not null check ("value_json"::json is not null),
  primary key (tenant_id, id)
);
create unique index "setting_by_scope_id_key" on "setting" ("tenant_id", "scope_id", "key");
alter table "setting" enable row level security;
alter table "setting" force row level security;
create policy tenant on "setting" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "sync_cursor" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "direction" text collate "C" not null check ("direction" in ('up', 'down')),
  "epoch" text collate "C" not null,
  "position" bigint not null,
  "hash" text collate "C" not null,
  "at" bigint not null,
  primary key (tenant_id, id)
);
alter table "sync_cursor" enable row level security;
alter table "sync_cursor" force row level security;
create policy tenant on "sync_cursor" using (tenant_id = nullif(current_setting('app.tenant', true), ''));
create table "audit" (
  "id" text collate "C" not null,
  "tenant_id" text collate "C" not null,
  "store_id" text collate "C",
  "at" bigint not null,
  "user_id" text collate "C",
  "till_id" text collate "C",
  "command" text collate "C" not null,
  "command_id" text collate "C" not null,
  "detail_json" text collate "C" not null check ("detail_json"::json is not null),
  primary key (tenant_id, id)
) partition by range (id);
create index "audit_by_at" on "audit" ("tenant_id", "at");
alter table "audit" enable row level security;
alter table "audit" force row level security;
create policy tenant on "audit" using (tenant_id = nullif(current_setting('app.tenant', true), ''));

-- Reports ask for a span of time in one store.
create index sale_by_store_id_occurred_at on sale (tenant_id, store_id, occurred_at) include (total, kind, rounding, price_difference);
create index tender_by_store_id_at on tender (tenant_id, store_id, at) include (kind, amount);

-- The kernel's own. Answers by command id, kept byte for byte.
create table command_answer (
  tenant_id text collate "C" not null,
  command_id text collate "C" not null,
  name text collate "C" not null,
  input_hash text collate "C" not null,
  reply text collate "C" not null,
  at bigint not null,
  primary key (tenant_id, command_id)
);
create index command_answer_by_at on command_answer (tenant_id, at);

-- The number of the last change of the tenant's own rows: one more with each command, without gaps,
-- because it is a row that the transaction locks last, not a sequence.
create table tenant_version (
  tenant_id text collate "C" not null primary key,
  version bigint not null,
  epoch text collate "C" not null default gen_random_uuid()::text
);

-- What goes down to the stores: the latest state of each row, found by version.
create table tenant_change (
  tenant_id text collate "C" not null,
  tbl text collate "C" not null,
  pk text collate "C" not null,
  version bigint not null,
  op text collate "C" not null check (op in ('put', 'delete')),
  body text collate "C" not null check (body::json is not null),
  primary key (tenant_id, tbl, pk)
);
create index tenant_change_by_version on tenant_change (tenant_id, version);

-- The box of a store: what it signs with. A store with a box writes its own rows, and it alone.
create table box (
  tenant_id text collate "C" not null,
  store_id text collate "C" not null,
  public_key text collate "C" not null,
  status text collate "C" not null check (status in ('active', 'revoked')),
  enrolled_at bigint not null,
  primary key (tenant_id, store_id)
);

-- How far each store's journal has come.
create table store_cursor (
  tenant_id text collate "C" not null,
  store_id text collate "C" not null,
  epoch text collate "C" not null,
  last_seq bigint not null,
  last_hash text collate "C" not null,
  -- when the store wrote the last row that is here, by its clock
  last_at bigint not null,
  received_at bigint not null,
  -- from the store's commit to ours, of the last batch
  lag_ms bigint not null,
  rows_received bigint not null,
  primary key (tenant_id, store_id)
);

-- When each box was heard of last; apart from the cursor, which a batch keeps locked.
create table store_contact (
  tenant_id text collate "C" not null,
  store_id text collate "C" not null,
  seen_at bigint not null,
  -- how far the store has taken what comes down
  down_version bigint not null,
  -- what the store said of its way up: its journal's last row, since when the first one waits that is
  -- not here, by our clock, and the code with which it was refused
  last_seq bigint,
  waiting_since bigint,
  problem text collate "C",
  primary key (tenant_id, store_id)
);

-- What lost when two places changed the same field.
create table merge_loser (
  tenant_id text collate "C" not null,
  id text collate "C" not null,
  tbl text collate "C" not null,
  pk text collate "C" not null,
  field text collate "C" not null,
  value_json text collate "C" not null check (value_json::json is not null),
  clock text collate "C" not null,
  at bigint not null,
  primary key (tenant_id, id)
);
create index merge_loser_by_pk on merge_loser (tenant_id, tbl, pk);

-- Words that people search by, found by their beginning. A plain index, because under row security
-- Postgres uses none for operators that it does not call leakproof: like, trigrams, text search.
create table found (
  tenant_id text collate "C" not null,
  tbl text collate "C" not null,
  word text collate "C" not null,
  row_id text collate "C" not null,
  primary key (tenant_id, tbl, word, row_id)
);
create index found_by_row_id on found (tenant_id, tbl, row_id);

-- Which tenant a host name stands for; '*' is the one of a cloud with a single tenant. Read before
-- anybody is known, so it holds no tenant's data and no row security.
create table directory (
  host text collate "C" not null primary key,
  tenant text collate "C" not null
);

do $$
declare name text;
begin
  foreach name in array array['command_answer', 'tenant_version', 'tenant_change', 'box', 'store_cursor',
    'store_contact', 'merge_loser', 'found'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', name);
  end loop;
end $$;

-- The stock level is the sum of its moves. Once per statement: a batch moves each level once.
create function stock_level_follows_moves() returns trigger language plpgsql as $$
begin
  insert into stock_level (id, tenant_id, store_id, variant_id, quantity, moved_at)
  select store_id || ':' || variant_id, tenant_id, store_id, variant_id, sum(quantity), max(at)
  from moved group by tenant_id, store_id, variant_id order by tenant_id, store_id, variant_id
  on conflict (tenant_id, id) do update set
    quantity = stock_level.quantity + excluded.quantity,
    moved_at = greatest(stock_level.moved_at, excluded.moved_at);
  return null;
end $$;
create trigger stock_level_follows_moves after insert on stock_move
  referencing new table as moved for each statement execute function stock_level_follows_moves();

-- Makes one month's partition of a ledger between two ids. A month whose rows already lie in the
-- default partition stays there: it answers the same, only slower. True when it was made.
create function make_partition(ledger text, suffix text, from_id text, to_id text) returns boolean
language plpgsql as $$
declare partition text := ledger || '_' || suffix;
declare taken boolean;
begin
  if to_regclass(quote_ident(partition)) is not null then
    return false;
  end if;
  -- Nobody's rows are seen through row security, so ask the index, not the rows.
  execute format('alter table %I no force row level security', ledger || '_rest');
  execute format('select exists (select 1 from %I where id >= $1 and id < $2)', ledger || '_rest')
    into taken using from_id, to_id;
  execute format('alter table %I force row level security', ledger || '_rest');
  if taken then
    return false;
  end if;
  execute format('create table %I partition of %I for values from (%L) to (%L)', partition, ledger, from_id, to_id);
  perform secure_partition(partition);
  return true;
end $$;

-- Who works in one store sees that store's rows alone, whatever is asked and by which way: app.store is
-- '' for everybody else. As sub-selects the settings are looked up once a statement, not once a row.
create function only_store(name text, seen text, written text) returns void language plpgsql as $$
declare store text := '(select nullif(current_setting(''app.store'', true), ''''))';
begin
  execute format('create policy only_store on %I as restrictive using (%s is null or %s) with check (%s is null or %s)',
    name, store, replace(seen, '$store', store), store, replace(written, '$store', store));
end $$;

create function secure_partition(partition text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', partition);
  execute format('alter table %I force row level security', partition);
  execute format('create policy tenant on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), ''''))', partition);
  perform only_store(partition, 'store_id = $store',
    case when partition like 'audit%' then 'store_id is null or ' else '' end || 'store_id = $store');
end $$;

do $$
declare name text;
begin
  foreach name in array array['till', 'device', 'device_report', 'hub', 'customer_screen', 'printer_group', 'printer_group_member', 'till_session', 'cash_move', 'sale', 'sale_line', 'sale_tax', 'tender',
    'card_payment', 'card_day', 'stock_move', 'stock_level', 'parked_sale', 'sale_agreement', 'review', 'print_job', 'job', 'box', 'receipt_design', 'label_design', 'shelf_label',
    'store_cursor', 'store_contact'] loop
    perform only_store(name, 'store_id = $store', 'store_id = $store');
  end loop;
end $$;
select only_store('store', 'id = $store', 'id = $store');
-- Those who work everywhere are seen, but nobody of one store makes, or becomes, one of them.
select only_store('user', 'store_id is null or store_id = $store', 'store_id = $store');
-- Sessions and audit lines of head office have no store; what was done elsewhere is read by nobody else.
select only_store('session', 'store_id is null or store_id = $store', 'store_id is null or store_id = $store');
select only_store('audit', 'store_id = $store', 'store_id is null or store_id = $store');
select only_store('setting',
  'scope = ''tenant'' or scope_id = $store or exists (select from till where till.id = scope_id)',
  'scope_id = $store or exists (select from till where till.id = scope_id)');

do $$
declare ledger text;
begin
  for ledger in select relname from pg_class where relkind = 'p' and relnamespace = current_schema()::regnamespace loop
    execute format('create table %I partition of %I default', ledger || '_rest', ledger);
    perform secure_partition(ledger || '_rest');
  end loop;
end $$;
