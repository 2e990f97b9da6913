-- Release 0.1: every table of the store. The tables were made from the resources once; this file is not changed any more.
create table "tenant" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "currency" text not null,
  "currency_decimals" integer not null,
  "locale" text not null,
  "timezone" text not null,
  "cash_step" integer not null,
  "rounding_mode" text not null check ("rounding_mode" in ('per_line', 'per_document'))
) strict, without rowid;
create table "price_list" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "tax_included" integer not null
) strict, without rowid;
create table "store" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "code" text not null,
  "name" text not null,
  "name_ar" text not null,
  "address" text not null,
  "tax_registration" text not null,
  "timezone" text not null,
  "price_list_id" text not null,
  "receipt_header" text not null,
  "receipt_footer" text not null,
  "receipt_language" text not null check ("receipt_language" in ('en', 'ar')),
  "status" text not null check ("status" in ('active', 'closed'))
) strict, without rowid;
create unique index "store_by_code" on "store" ("code");
create table "till" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "code" text not null,
  "name" text not null,
  "name_ar" text not null,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create unique index "till_by_code" on "till" ("code");
create index "till_by_store_id" on "till" ("store_id");
create table "role" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "permissions_json" text not null,
  "discount_limit" integer not null,
  "refund_limit" integer not null,
  "cash_out_limit" integer
) strict, without rowid;
create table "user" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "login" text not null,
  "role_id" text not null,
  "store_id" text,
  "language" text not null check ("language" in ('en', 'ar')),
  "colour" text not null,
  "pin_hash" text not null,
  "status" text not null check ("status" in ('active', 'disabled'))
) strict, without rowid;
create unique index "user_by_login" on "user" ("login");
create index "user_by_role_id" on "user" ("role_id");
create table "picture" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "mime" text not null check ("mime" in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
  "data" text not null
) strict;
create table "station" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create table "category" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "parent_id" text,
  "name" text not null,
  "name_ar" text not null,
  "colour" text not null,
  "picture_id" text,
  "station_id" text,
  "position" integer not null,
  "status" text not null check ("status" in ('active', 'hidden'))
) strict, without rowid;
create index "category_by_parent_id" on "category" ("parent_id");
create index "category_by_station_id" on "category" ("station_id");
create table "tax" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "code" text not null,
  "rate" integer not null
) strict, without rowid;
create unique index "tax_by_code" on "tax" ("code");
create table "product" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "category_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "description" text not null,
  "tax_id" text not null,
  "kind" text not null check ("kind" in ('goods', 'weighed', 'service')),
  "unit" text not null check ("unit" in ('piece', 'kg')),
  "discountable" integer not null,
  "minimum_age" integer not null,
  "picture_id" text,
  "status" text not null check ("status" in ('active', 'blocked', 'recalled'))
) strict, without rowid;
create index "product_by_category_id" on "product" ("category_id");
create index "product_by_tax_id" on "product" ("tax_id");
create index "product_by_picture_id" on "product" ("picture_id");
create table "variant" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "product_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "sku" text not null,
  "pack_variant_id" text,
  "pack_size" integer not null,
  "position" integer not null,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create unique index "variant_by_sku" on "variant" ("sku");
create index "variant_by_product_id" on "variant" ("product_id");
create table "barcode" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "variant_id" text not null,
  "code" text not null,
  "kind" text not null check ("kind" in ('ean13', 'ean8', 'upca', 'code128', 'plu'))
) strict, without rowid;
create unique index "barcode_by_code" on "barcode" ("code");
create index "barcode_by_variant_id" on "barcode" ("variant_id");
create table "barcode_format" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "prefix" text not null,
  "item_digits" integer not null,
  "value_digits" integer not null,
  "value_kind" text not null check ("value_kind" in ('weight', 'price')),
  "decimals" integer not null,
  "verifier" integer not null
) strict, without rowid;
create unique index "barcode_format_by_prefix" on "barcode_format" ("prefix");
create table "price" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "price_list_id" text not null,
  "variant_id" text not null,
  "amount" integer not null,
  "starts_at" integer,
  "ends_at" integer
) strict, without rowid;
create index "price_by_variant_id_price_list_id" on "price" ("variant_id", "price_list_id");
create index "price_by_price_list_id" on "price" ("price_list_id");
create table "customer" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "phone" text not null,
  "email" text not null,
  "card_no" text not null,
  "price_list_id" text,
  "note" text not null,
  "status" text not null check ("status" in ('active', 'blocked')),
  "clocks_json" text not null
) strict, without rowid;
create index "customer_by_phone" on "customer" ("phone");
create index "customer_by_card_no" on "customer" ("card_no");
create index "customer_by_price_list_id" on "customer" ("price_list_id");
create table "supplier" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "contact" text not null,
  "phone" text not null,
  "email" text not null,
  "address" text not null,
  "lead_days" integer not null,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create table "device" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "class" text not null check ("class" in ('receipt_printer', 'kitchen_printer', 'label_printer', 'cash_drawer', 'scanner', 'scale', 'card_terminal', 'line_display')),
  "name" text not null,
  "name_ar" text not null,
  "model" text not null,
  "transport" text not null check ("transport" in ('virtual', 'tcp', 'serial', 'usb')),
  "address" text not null,
  "options_json" text not null,
  "till_id" text,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create index "device_by_class_till_id" on "device" ("class", "till_id");
create table "device_report" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "at" integer not null,
  "user_id" text,
  "passed" integer not null,
  "failed" integer not null,
  "skipped" integer not null,
  "results_json" text not null
) strict, without rowid;
create index "device_report_by_at" on "device_report" ("at");
create table "hub" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "code" text not null,
  "name" text not null,
  "name_ar" text not null,
  "status" text not null check ("status" in ('invited', 'active', 'revoked')),
  "code_hash" text not null,
  "code_until" integer,
  "secret_hash" text not null,
  "paired_at" integer,
  "paired_from" text not null
) strict, without rowid;
create unique index "hub_by_code" on "hub" ("code");
create index "hub_by_code_hash" on "hub" ("code_hash");
create table "customer_screen" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_id" text not null,
  "name" text not null,
  "key_hash" text not null,
  "paired_at" integer not null
) strict, without rowid;
create index "customer_screen_by_till_id" on "customer_screen" ("till_id");
create table "printer_group" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "role" text not null check ("role" in ('receipt', 'report', 'kitchen', 'label')),
  "name" text not null,
  "name_ar" text not null,
  "till_id" text,
  "station_id" text,
  "status" text not null check ("status" in ('active', 'blocked'))
) strict, without rowid;
create index "printer_group_by_role_till_id" on "printer_group" ("role", "till_id");
create table "printer_group_member" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "group_id" text not null,
  "device_id" text not null,
  "position" integer not null
) strict, without rowid;
create index "printer_group_member_by_group_id_position" on "printer_group_member" ("group_id", "position");
create index "printer_group_member_by_device_id" on "printer_group_member" ("device_id");
create table "receipt_default" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "language" text not null check ("language" in ('store', 'en', 'ar', 'both')),
  "logo_json" text not null,
  "header_en" text not null,
  "header_ar" text not null,
  "footer_en" text not null,
  "footer_ar" text not null,
  "show_name" integer not null,
  "show_address" integer not null,
  "show_till" integer not null,
  "show_cashier" integer not null,
  "show_customer" integer not null,
  "show_sku" integer not null,
  "show_barcode" integer not null,
  "show_unit_price" text not null check ("show_unit_price" in ('several', 'always')),
  "show_saved" integer not null,
  "show_taxes" integer not null,
  "total_size" text not null check ("total_size" in ('normal', 'large')),
  "number_code" text not null check ("number_code" in ('barcode', 'qr', 'none')),
  "qr_text" text not null
) strict, without rowid;
create table "receipt_design" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "language" text not null check ("language" in ('store', 'en', 'ar', 'both')),
  "logo_json" text not null,
  "header_en" text not null,
  "header_ar" text not null,
  "footer_en" text not null,
  "footer_ar" text not null,
  "show_name" integer not null,
  "show_address" integer not null,
  "show_till" integer not null,
  "show_cashier" integer not null,
  "show_customer" integer not null,
  "show_sku" integer not null,
  "show_barcode" integer not null,
  "show_unit_price" text not null check ("show_unit_price" in ('several', 'always')),
  "show_saved" integer not null,
  "show_taxes" integer not null,
  "total_size" text not null check ("total_size" in ('normal', 'large')),
  "number_code" text not null check ("number_code" in ('barcode', 'qr', 'none')),
  "qr_text" text not null
) strict, without rowid;
create table "label_design" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "language" text not null check ("language" in ('en', 'ar')),
  "width" integer not null,
  "height" integer not null,
  "gap" integer not null,
  "elements_json" text not null
) strict, without rowid;
create table "shelf_label" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "variant_id" text not null,
  "amount" integer not null,
  "printed_at" integer not null
) strict, without rowid;
create unique index "shelf_label_by_store_id_variant_id" on "shelf_label" ("store_id", "variant_id");
create table "till_session" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_id" text not null,
  "z_no" integer not null,
  "opened_at" integer not null,
  "opened_by" text not null,
  "float" integer not null,
  "closed_at" integer,
  "closed_by" text,
  "expected_json" text,
  "counted_json" text,
  "difference" integer
) strict, without rowid;
create unique index "till_session_by_till_id_z_no" on "till_session" ("till_id", "z_no");
create index "till_session_by_till_id_closed_at" on "till_session" ("till_id", "closed_at");
create index "till_session_by_opened_at" on "till_session" ("opened_at");
create table "cash_move" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_session_id" text not null,
  "kind" text not null check ("kind" in ('in', 'out', 'drop')),
  "amount" integer not null,
  "reason" text not null,
  "at" integer not null,
  "user_id" text not null
) strict, without rowid;
create index "cash_move_by_till_session_id" on "cash_move" ("till_session_id");
create index "cash_move_by_user_id_at" on "cash_move" ("user_id", "at");
create table "sale" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_id" text not null,
  "till_session_id" text not null,
  "kind" text not null check ("kind" in ('sale', 'return')),
  "receipt_seq" integer not null,
  "receipt_no" text not null,
  "customer_id" text,
  "user_id" text,
  "lines" integer not null,
  "net" integer not null,
  "tax" integer not null,
  "total" integer not null,
  "discount" integer not null,
  "rounding" integer not null,
  "price_difference" integer not null,
  "change" integer not null,
  "tax_included" integer not null,
  "rounding_mode" text not null check ("rounding_mode" in ('per_line', 'per_document')),
  "occurred_at" integer not null,
  "completed_at" integer not null,
  "offline" integer not null
) strict, without rowid;
create unique index "sale_by_till_id_receipt_seq" on "sale" ("till_id", "receipt_seq");
create index "sale_by_occurred_at" on "sale" ("occurred_at");
create index "sale_by_till_session_id" on "sale" ("till_session_id");
create index "sale_by_customer_id" on "sale" ("customer_id");
create index "sale_by_receipt_no" on "sale" ("receipt_no");
create table "sale_line" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "sale_id" text not null,
  "position" integer not null,
  "variant_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "sku" text not null,
  "unit" text not null check ("unit" in ('piece', 'kg')),
  "quantity" integer not null,
  "weighed_by" text check ("weighed_by" in ('scale', 'label', 'hand')),
  "scale_id" text,
  "tare" integer not null,
  "unit_price" integer not null,
  "list_price" integer not null,
  "discount" integer not null,
  "discounts_json" text not null,
  "note" text not null,
  "net" integer not null,
  "tax" integer not null,
  "gross" integer not null
) strict, without rowid;
create index "sale_line_by_sale_id" on "sale_line" ("sale_id");
create table "sale_tax" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "sale_id" text not null,
  "line_id" text not null,
  "tax_id" text not null,
  "name" text not null,
  "name_ar" text not null,
  "rate" integer not null,
  "base" integer not null,
  "amount" integer not null
) strict, without rowid;
create index "sale_tax_by_sale_id" on "sale_tax" ("sale_id");
create table "tender" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "sale_id" text not null,
  "till_session_id" text not null,
  "kind" text not null check ("kind" in ('cash', 'card', 'change')),
  "amount" integer not null,
  "reference" text,
  "at" integer not null
) strict, without rowid;
create index "tender_by_sale_id" on "tender" ("sale_id");
create index "tender_by_till_session_id" on "tender" ("till_session_id");
create table "card_payment" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "sale_id" text not null,
  "till_id" text not null,
  "device_id" text not null,
  "amount" integer not null,
  "state" text not null check ("state" in ('requested', 'busy', 'approved', 'declined', 'no-answer', 'cancelled', 'unknown', 'paid-by-hand', 'unpaid-by-hand')),
  "auth_code" text,
  "scheme" text,
  "last4" text,
  "message" text,
  "terminal_ref" text,
  "terminal_before" text,
  "requested_at" integer not null,
  "finished_at" integer
) strict, without rowid;
create index "card_payment_by_sale_id" on "card_payment" ("sale_id");
create index "card_payment_by_requested_at" on "card_payment" ("requested_at");
create table "card_day" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_id" text not null,
  "device_id" text not null,
  "state" text not null check ("state" in ('requested', 'done', 'failed', 'unknown')),
  "since" integer not null,
  "expected" integer not null,
  "approved" integer not null,
  "amount" integer,
  "totals_json" text not null,
  "message" text,
  "requested_at" integer not null,
  "requested_by" text,
  "finished_at" integer
) strict, without rowid;
create index "card_day_by_device_id_requested_at" on "card_day" ("device_id", "requested_at");
create table "stock_move" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "variant_id" text not null,
  "quantity" integer not null,
  "kind" text not null check ("kind" in ('opening', 'sale', 'return', 'receipt', 'adjustment', 'transfer', 'count')),
  "document_id" text not null,
  "line_id" text not null,
  "reason" text,
  "at" integer not null,
  "user_id" text
) strict, without rowid;
create unique index "stock_move_by_document_id_line_id_kind" on "stock_move" ("document_id", "line_id", "kind");
create index "stock_move_by_variant_id_at" on "stock_move" ("variant_id", "at");
create index "stock_move_by_at" on "stock_move" ("at");
create table "stock_level" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "variant_id" text not null,
  "quantity" integer not null,
  "moved_at" integer not null
) strict, without rowid;
create index "stock_level_by_variant_id" on "stock_level" ("variant_id");
create table "parked_sale" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "till_id" text not null,
  "user_id" text,
  "customer_id" text,
  "label" text not null,
  "lines_json" text not null,
  "total" integer not null,
  "parked_at" integer not null,
  "resumed_at" integer,
  "resumed_by_till_id" text
) strict;
create index "parked_sale_by_resumed_at_parked_at" on "parked_sale" ("resumed_at", "parked_at");
create table "sale_agreement" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "customer_id" text,
  "prices_json" text not null,
  "total" integer not null,
  "at" integer not null
) strict, without rowid;
create table "review" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "kind" text not null check ("kind" in ('total-differs', 'session-closed', 'clock-differs', 'discount-over-limit', 'product-not-sellable', 'payment-unproven', 'payment-put-aside', 'payment-contradicted', 'card-day-differs', 'till-was-connected', 'customer-unknown', 'print-parked')),
  "sale_id" text,
  "detail_json" text not null,
  "at" integer not null,
  "status" text not null check ("status" in ('open', 'done')),
  "done_by" text,
  "done_at" integer,
  "note" text not null
) strict, without rowid;
create index "review_by_status_at" on "review" ("status", "at");
create table "print_job" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "device_id" text not null,
  "kind" text not null check ("kind" in ('receipt', 'copy', 'report', 'kitchen', 'label', 'test', 'drawer')),
  "group_id" text,
  "meant_for" text,
  "sale_id" text,
  "key" text not null,
  "document_json" text not null,
  "state" text not null check ("state" in ('queued', 'sending', 'waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled', 'parked')),
  "attempt" integer not null,
  "why" text,
  "created_at" integer not null,
  "finished_at" integer
) strict;
create unique index "print_job_by_key" on "print_job" ("key");
create index "print_job_by_state_created_at" on "print_job" ("state", "created_at");
create index "print_job_by_sale_id" on "print_job" ("sale_id");
create table "job" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text not null,
  "kind" text not null,
  "key" text not null,
  "payload_json" text not null,
  "state" text not null check ("state" in ('queued', 'done', 'failed')),
  "attempts" integer not null,
  "run_at" integer not null,
  "error" text,
  "finished_at" integer
) strict, without rowid;
create unique index "job_by_key" on "job" ("key");
create index "job_by_state_run_at" on "job" ("state", "run_at");
create table "setting" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "scope" text not null check ("scope" in ('tenant', 'store', 'till')),
  "scope_id" text not null,
  "key" text not null,
  "value_json" text not null
) strict, without rowid;
create unique index "setting_by_scope_id_key" on "setting" ("scope_id", "key");
create table "sync_cursor" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "direction" text not null check ("direction" in ('up', 'down')),
  "epoch" text not null,
  "position" integer not null,
  "hash" text not null,
  "at" integer not null
) strict, without rowid;
create table "audit" (
  "id" text not null primary key,
  "tenant_id" text not null,
  "store_id" text,
  "at" integer not null,
  "user_id" text,
  "till_id" text,
  "command" text not null,
  "command_id" text not null,
  "detail_json" text not null
) strict;
create index "audit_by_at" on "audit" ("at");

-- The kernel's own: answers by command id, the journal that goes up, cursors, where we stand.
create table command_answer (
  command_id text primary key,
  name text not null,
  input_hash text not null,
  reply text not null,
  at integer not null
) strict, without rowid;
create table journal (
  seq integer primary key,
  tx integer not null,
  tbl text not null,
  op text not null check (op in ('put', 'delete')),
  pk text not null,
  body text not null,
  hlc text not null,
  schema_v integer not null
) strict;
create table site (
  key text primary key,
  value text not null
) strict, without rowid;

-- Stock levels follow the moves by themselves: there is no second way to change one.
create trigger stock_level_follows_move after insert on stock_move begin
  insert into stock_level (id, tenant_id, store_id, variant_id, quantity, moved_at)
  values (new.store_id || ':' || new.variant_id, new.tenant_id, new.store_id, new.variant_id, new.quantity, new.at)
  on conflict (id) do update set
    quantity = quantity + excluded.quantity, moved_at = max(moved_at, excluded.moved_at);
end;

-- A ledger is written once.
create trigger sale_is_never_changed before update on sale begin
  select raise(abort, 'a row of sale is never changed');
end;
create trigger sale_is_never_removed before delete on sale begin
  select raise(abort, 'a row of sale is never removed');
end;
create trigger sale_line_is_never_changed before update on sale_line begin
  select raise(abort, 'a row of sale_line is never changed');
end;
create trigger sale_line_is_never_removed before delete on sale_line begin
  select raise(abort, 'a row of sale_line is never removed');
end;
create trigger sale_tax_is_never_changed before update on sale_tax begin
  select raise(abort, 'a row of sale_tax is never changed');
end;
create trigger sale_tax_is_never_removed before delete on sale_tax begin
  select raise(abort, 'a row of sale_tax is never removed');
end;
create trigger tender_is_never_changed before update on tender begin
  select raise(abort, 'a row of tender is never changed');
end;
create trigger tender_is_never_removed before delete on tender begin
  select raise(abort, 'a row of tender is never removed');
end;
create trigger cash_move_is_never_changed before update on cash_move begin
  select raise(abort, 'a row of cash_move is never changed');
end;
create trigger cash_move_is_never_removed before delete on cash_move begin
  select raise(abort, 'a row of cash_move is never removed');
end;
create trigger stock_move_is_never_changed before update on stock_move begin
  select raise(abort, 'a row of stock_move is never changed');
end;
create trigger stock_move_is_never_removed before delete on stock_move begin
  select raise(abort, 'a row of stock_move is never removed');
end;
create trigger audit_is_never_changed before update on audit begin
  select raise(abort, 'a row of audit is never changed');
end;
create trigger audit_is_never_removed before delete on audit begin
  select raise(abort, 'a row of audit is never removed');
end;

-- Search by name, SKU, phone: one index of words for all tables that people search.
create virtual table found_product using fts5(row_id unindexed, words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4');
-- An article's name begins with the word that stands there once more with ^, so that it can be found first.
create virtual table found_variant using fts5(row_id unindexed, words, tokenize = "unicode61 remove_diacritics 2 tokenchars '^'", prefix = '1 2 3 4');
create virtual table found_customer using fts5(row_id unindexed, words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4');
create table found_row (tbl text not null, row_id text not null, doc integer not null, primary key (tbl, row_id)) strict, without rowid;
create trigger product_found_insert after insert on product begin
  insert into found_product (row_id, words) values (new.id, new.name || ' ' || new.name_ar);
  insert into found_row (tbl, row_id, doc) values ('product', new.id, last_insert_rowid());
end;
create trigger product_found_update after update on product when old.name is not new.name or old.name_ar is not new.name_ar begin
  update found_product set words = new.name || ' ' || new.name_ar where rowid = (select doc from found_row where tbl = 'product' and row_id = new.id);
end;
create trigger product_found_delete after delete on product begin
  delete from found_product where rowid = (select doc from found_row where tbl = 'product' and row_id = old.id);
  delete from found_row where tbl = 'product' and row_id = old.id;
end;
create trigger customer_found_insert after insert on customer begin
  insert into found_customer (row_id, words) values (new.id, new.name || ' ' || new.phone || ' ' || new.email || ' ' || new.card_no);
  insert into found_row (tbl, row_id, doc) values ('customer', new.id, last_insert_rowid());
end;
create trigger customer_found_update after update on customer when old.name is not new.name or old.phone is not new.phone or old.email is not new.email or old.card_no is not new.card_no begin
  update found_customer set words = new.name || ' ' || new.phone || ' ' || new.email || ' ' || new.card_no where rowid = (select doc from found_row where tbl = 'customer' and row_id = new.id);
end;
create trigger customer_found_delete after delete on customer begin
  delete from found_customer where rowid = (select doc from found_row where tbl = 'customer' and row_id = old.id);
  delete from found_row where tbl = 'customer' and row_id = old.id;
end;
create trigger variant_found_insert after insert on variant begin
  insert into found_variant (row_id, words) values (new.id, coalesce((select '^' || substr(name, 1, instr(name || ' ', ' ') - 1) || ' ' || '^' || substr(name_ar, 1, instr(name_ar || ' ', ' ') - 1) || ' ' || name || ' ' || name_ar from product where id = new.product_id), '') || ' ' || new.name || ' ' || new.name_ar || ' ' || new.sku);
  insert into found_row (tbl, row_id, doc) values ('variant', new.id, last_insert_rowid());
end;
create trigger variant_found_update after update on variant begin
  update found_variant set words = coalesce((select '^' || substr(name, 1, instr(name || ' ', ' ') - 1) || ' ' || '^' || substr(name_ar, 1, instr(name_ar || ' ', ' ') - 1) || ' ' || name || ' ' || name_ar from product where id = new.product_id), '') || ' ' || new.name || ' ' || new.name_ar || ' ' || new.sku
  where rowid = (select doc from found_row where tbl = 'variant' and row_id = new.id);
end;
create trigger variant_found_delete after delete on variant begin
  delete from found_variant where rowid = (select doc from found_row where tbl = 'variant' and row_id = old.id);
  delete from found_row where tbl = 'variant' and row_id = old.id;
end;
-- The product's name arrives after its variants, or changes later.
create trigger product_renames_variants after update on product when old.name is not new.name or old.name_ar is not new.name_ar begin
  update found_variant set words = '^' || substr(new.name, 1, instr(new.name || ' ', ' ') - 1) || ' ' || '^' || substr(new.name_ar, 1, instr(new.name_ar || ' ', ' ') - 1) || ' ' || new.name || ' ' || new.name_ar || ' ' || (select v.name || ' ' || v.name_ar || ' ' || v.sku from variant v where v.id = found_variant.row_id)
  where rowid in (select r.doc from variant v join found_row r on r.tbl = 'variant' and r.row_id = v.id where v.product_id = new.id);
end;
create trigger product_names_variants after insert on product begin
  update found_variant set words = '^' || substr(new.name, 1, instr(new.name || ' ', ' ') - 1) || ' ' || '^' || substr(new.name_ar, 1, instr(new.name_ar || ' ', ' ') - 1) || ' ' || new.name || ' ' || new.name_ar || ' ' || (select v.name || ' ' || v.name_ar || ' ' || v.sku from variant v where v.id = found_variant.row_id)
  where rowid in (select r.doc from variant v join found_row r on r.tbl = 'variant' and r.row_id = v.id where v.product_id = new.id);
end;
