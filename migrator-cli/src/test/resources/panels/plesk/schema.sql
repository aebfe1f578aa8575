CREATE TABLE clients(id int primary key, login varchar(255), pname varchar(255), email varchar(255));
CREATE TABLE domains(id int primary key, name varchar(255), displayName varchar(255), cl_id int, status bigint default 0);
CREATE TABLE accounts(id int primary key, type varchar(32), password clob);
CREATE TABLE mail(id int primary key, mail_name varchar(245), postbox varchar(5), account_id int, redirect varchar(5) default 'false', redir_addr varchar(245), mail_group varchar(5) default 'false', autoresponder varchar(5) default 'false', spamfilter varchar(5) default 'false', virusfilter varchar(12) default 'none', mbox_quota bigint default -1, dom_id int);
CREATE TABLE mail_aliases(id int primary key, mn_id int, alias varchar(245));
CREATE TABLE mail_redir(id int primary key, mn_id int, address varchar(255));
CREATE TABLE mail_resp(id int primary key, mn_id int, resp_name varchar(245), keystr varchar(255), key_where varchar(10), subject varchar(255), reply_to varchar(255), content_type varchar(30), charset varchar(30), text clob, resp_on varchar(5), ans_freq int default 10, mem_limit int);
CREATE TABLE spamfilter(id int primary key, username varchar(255), preferences varchar(5));
CREATE TABLE spamfilter_preferences(prefid int primary key, spamfilter_id int, preference varchar(255), `value` varchar(255));
