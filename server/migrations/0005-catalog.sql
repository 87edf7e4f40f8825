create table service (
  id uuid primary key,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  description_ru text not null default '',
  description_en text not null default '',
  rank integer not null default 100,
  active boolean not null default true,
  added_at timestamptz not null
);

-- A tree per service. `kinds` are the kinds of ticket it may be chosen for; none means all.
create table category (
  id uuid primary key,
  service_id uuid not null references service,
  parent_id uuid,
  name_ru text not null check (name_ru <> ''),
  name_en text not null check (name_en <> ''),
  kinds text[] not null default '{}' check (kinds <@ array['request', 'incident', 'problem', 'change']),
  rank integer not null default 100,
  active boolean not null default true,
  added_at timestamptz not null,
  unique (service_id, id),
  -- A branch stays within its service.
  foreign key (service_id, parent_id) references category (service_id, id),
  check (parent_id <> id)
);
create index category_by_parent on category (parent_id);

-- A named thing with an owner: a person, an organisation, or nobody yet.
create table asset (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('computer', 'phone', 'printer', 'peripheral', 'network', 'server', 'software', 'other')),
  serial text not null default '',
  inventory text not null default '',
  person_id uuid references person,
  organisation_id uuid references organisation,
  remark text not null default '',
  retired_at timestamptz,
  added_at timestamptz not null
);
create unique index asset_by_inventory on asset (inventory) where inventory <> '';
create index asset_by_person on asset (person_id);
create index asset_by_organisation on asset (organisation_id);
create index asset_by_name on asset (name collate people_order, id);
create index asset_by_words on asset using gin (search_form(name || ' ' || serial || ' ' || inventory) gin_trgm_ops);

-- What any desk is asked about; renamed, retired and added in the settings.
insert into service (id, name_ru, name_en, description_ru, description_en, rank, added_at)
select ('01980000-0000-7000-8000-0000000005' || lpad(n::text, 2, '0'))::uuid, name_ru, name_en, description_ru, description_en, n * 10, now()
from (values
  (1, 'Рабочее место', 'Workplace', 'Компьютер, монитор, принтер, программы на нём', 'Computer, screen, printer and the programs on it'),
  (2, 'Почта и календарь', 'Mail and calendar', 'Письма, общие ящики, встречи', 'Letters, shared mailboxes, meetings'),
  (3, 'Сеть и VPN', 'Network and VPN', 'Интернет, Wi-Fi, работа из дома', 'Internet, Wi-Fi, working from home'),
  (4, 'Учётные записи и доступ', 'Accounts and access', 'Вход, пароли, права в системах и папках', 'Sign-in, passwords, rights in systems and folders'),
  (5, 'Бизнес-приложения', 'Business applications', 'Учётные системы, документооборот, отчёты', 'Accounting, documents, reports'),
  (6, 'Телефония и встречи', 'Phones and meetings', 'Телефон, переговорные, видеосвязь', 'Phone, meeting rooms, video calls'),
  (7, 'Обучение', 'Training', 'Как пользоваться программами и техникой', 'How to use programs and equipment'),
  (8, 'Другое', 'Something else', 'Если не знаете, куда отнести', 'When you do not know where it belongs')
) as seeded (n, name_ru, name_en, description_ru, description_en);

insert into category (id, service_id, name_ru, name_en, kinds, rank, added_at)
select ('01980000-0000-7000-8000-0000000006' || lpad(n::text, 2, '0'))::uuid,
  ('01980000-0000-7000-8000-0000000005' || lpad(service::text, 2, '0'))::uuid, name_ru, name_en, kinds, n * 10, now()
from (values
  (1, 1, 'Компьютер', 'Computer', '{}'::text[]),
  (2, 1, 'Принтер и сканер', 'Printer and scanner', '{}'),
  (3, 1, 'Программа', 'Program', '{}'),
  (4, 1, 'Новое рабочее место', 'New workplace', '{request}'),
  (5, 2, 'Не приходят или не уходят письма', 'Letters do not arrive or leave', '{incident,problem}'),
  (6, 2, 'Общий ящик или рассылка', 'Shared mailbox or list', '{request}'),
  (7, 2, 'Календарь', 'Calendar', '{}'),
  (8, 3, 'Нет интернета', 'No internet', '{incident,problem}'),
  (9, 3, 'Wi-Fi', 'Wi-Fi', '{}'),
  (10, 3, 'VPN', 'VPN', '{}'),
  (11, 4, 'Не могу войти', 'Cannot sign in', '{incident,problem}'),
  (12, 4, 'Сброс пароля', 'Password reset', '{request}'),
  (13, 4, 'Новый доступ', 'New access', '{request}'),
  (14, 4, 'Увольнение или перевод', 'Leaving or moving', '{request}'),
  (15, 5, 'Ошибка в приложении', 'Error in an application', '{incident,problem}'),
  (16, 5, 'Данные и отчёты', 'Data and reports', '{}'),
  (17, 5, 'Настройка или доработка', 'Adjustment', '{request,change}'),
  (18, 6, 'Телефон', 'Phone', '{}'),
  (19, 6, 'Видеосвязь и переговорная', 'Video call and meeting room', '{}'),
  (20, 7, 'Вопрос «как сделать»', 'How do I…', '{request}'),
  (21, 7, 'Заявка на обучение', 'Ask for a course', '{request}')
) as seeded (n, service, name_ru, name_en, kinds);
