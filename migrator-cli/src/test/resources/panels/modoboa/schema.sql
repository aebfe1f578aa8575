CREATE TABLE admin_domain(id int primary key, name varchar(100), quota int default 0, default_mailbox_quota int default 0, enabled boolean default true, type varchar(20) default 'domain');
CREATE TABLE admin_domainalias(id int primary key, name varchar(254), target_id int, enabled boolean default true);
CREATE TABLE core_user(id int primary key, username varchar(254), first_name varchar(30), last_name varchar(150), email varchar(254), password varchar(256), is_active boolean default true, secondary_email varchar(254), last_login timestamp);
CREATE TABLE admin_mailbox(id int primary key, address varchar(252), quota int default 0, use_domain_quota boolean default false, domain_id int, user_id int, is_send_only boolean default false);
CREATE TABLE admin_quota(username varchar(254) primary key, bytes bigint default 0, messages int default 0);
CREATE TABLE admin_senderaddress(id int primary key, address varchar(254), mailbox_id int);
CREATE TABLE admin_alias(id int primary key, address varchar(254), domain_id int, enabled boolean default true, internal boolean default false, expire_at timestamp);
CREATE TABLE modoboa_admin_aliasrecipient(id int primary key, address varchar(254), alias_id int, r_mailbox_id int, r_alias_id int);
CREATE TABLE postfix_autoreply_armessage(id int primary key, mbox_id int, subject varchar(255), content clob, enabled boolean, fromdate timestamp, untildate timestamp);
