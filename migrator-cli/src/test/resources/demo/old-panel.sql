-- The old panel of scripts/demo: the invented config-server schema (J/N flags, quota in KB) with four accounts.
CREATE TABLE kunde(kunde_id int primary key, kundennr varchar(20) not null, firma varchar(120), ansprechpartner varchar(120), email varchar(255), kontingent_mb int, welle_wunsch varchar(20), welle_grund varchar(255), sprache varchar(5) default 'de');
CREATE TABLE maildomain(domain_id int primary key, kunde_id int not null, name varchar(255) not null, panel_host varchar(255), mail_host varchar(255), webmail_host varchar(255), aktiv char(1) default 'J', alias_von int, catchall_postfach int, catchall_extern varchar(255), mx varchar(255), ttl int default 86400);
CREATE TABLE domainadmin(admin_id int primary key, kunde_id int, login varchar(64) not null, kennwort varchar(255), wiederherstellung varchar(255), aktiv char(1) default 'J');
CREATE TABLE postfach(postfach_id int primary key, domain_id int not null, login varchar(128) not null, kennwort varchar(255), name varchar(120), quota_kb bigint, belegt_kb bigint, nachrichten int, aktiv char(1) default 'J', loeschen char(1) default 'N', absenderpruefung char(1) default 'J', loeschung_aktiv char(1) default 'N', loeschung_tage int, imap char(1) default 'J', pop3 char(1) default 'J', smtp char(1) default 'J', angelegt date, geaendert timestamp, letzter_imap timestamp, letzter_pop3 timestamp, letzter_smtp timestamp, sprache varchar(5));
CREATE TABLE adresse(adresse_id int primary key, domain_id int not null, lokalteil varchar(64) not null, postfach_id int, ist_haupt char(1) default 'N', versand char(1) default 'J', aktiv char(1) default 'J');
CREATE TABLE weiterleitung(weiterleitung_id int primary key, adresse_id int not null, ziel varchar(255) not null, kopie char(1) default 'N', aktiv char(1) default 'J', beginn date, ende date);
CREATE TABLE autoresponder(postfach_id int primary key, aktiv char(1) default 'N', beginn date, ende date, betreff varchar(255), text clob, abstand_tage int default 7);
CREATE TABLE spamfilter(postfach_id int primary key, modus varchar(12) default 'aus', schwelle decimal(4,1), markierung varchar(40), ordner varchar(80));
CREATE TABLE spamliste(id int primary key, postfach_id int, art char(1), muster varchar(255));
CREATE TABLE mailguard(postfach_id int primary key, aktiv char(1) default 'N', empfaenger varchar(255), uhrzeit varchar(5));
CREATE TABLE virusfilter(postfach_id int primary key, modus varchar(12) default 'loeschen');
CREATE TABLE ordner(id int primary key, postfach_id int, name varchar(255), nachrichten int, kb bigint, aelteste date, aelter60_anzahl int, aelter60_kb bigint);
CREATE TABLE abruf(id int primary key, postfach_id int, art varchar(5), host varchar(255), port int, tls char(1), benutzer varchar(255), kennwort varchar(255), loeschen char(1), intervall_min int, aktiv char(1));
CREATE TABLE kontakt(id int primary key, postfach_id int, vorname varchar(80), nachname varchar(80), email varchar(255), telefon varchar(40), firma varchar(120));
CREATE TABLE versandlog(zeit timestamp, login varchar(128), absender varchar(255), client_ip varchar(45));
CREATE TABLE loginlog(zeit timestamp, login varchar(128), dienst varchar(8), client_ip varchar(45), tls varchar(10), mechanismus varchar(16));
INSERT INTO kunde VALUES
(1, 'K1001', 'Blumen Schulz', 'Anna Schulz', 'anna@privat.example', 10240, NULL, NULL, 'de'),
(2, 'K1002', 'Tischlerei Krause', NULL, 'krause@privat.example', 20480, NULL, NULL, 'de');
INSERT INTO maildomain VALUES
(1, 1, 'blumen-schulz.example', 'my.config-server.de', 'mail.psmanaged.com', 'www.webmailer.co', 'J', NULL, NULL, NULL, 'mail.psmanaged.com', 86400),
(2, 2, 'tischlerei-krause.example', 'my.config-server.de', 'mail.psmanaged.com', 'www.webmailer.co', 'J', NULL, NULL, NULL, 'mail.psmanaged.com', 86400);
INSERT INTO postfach VALUES
(1, 1, 'blumen.de1', '$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1', 'Anna Schulz', NULL, 620, 188, 'J', 'N', 'J', 'N', NULL, 'J', 'J', 'J', '2009-03-01', '2018-01-05 10:00:00', '2018-09-14 08:00:00', NULL, NULL, NULL),
(2, 1, 'blumen.de2', '$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1', 'Jörg Schulz', 1048576, 350, 142, 'J', 'N', 'N', 'N', NULL, 'J', 'J', 'J', '2011-05-12', '2018-01-05 10:00:00', '2018-09-13 21:10:00', NULL, NULL, NULL),
(3, 2, 'tischlerei.de1', '$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1', 'Tischlerei Krause', 2097152, 590, 170, 'J', 'N', 'J', 'N', NULL, 'J', 'J', 'J', '2008-09-01', '2018-01-05 10:00:00', '2018-09-14 07:45:00', NULL, NULL, NULL),
(4, 2, 'tischlerei.de2', '$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1', 'Azubi', 524288, 110, 40, 'J', 'N', 'J', 'N', NULL, 'J', 'J', 'J', '2016-08-15', '2018-01-05 10:00:00', '2018-09-14 06:30:00', NULL, NULL, NULL);
INSERT INTO adresse VALUES
(1, 1, 'anna.schulz', 1, 'J', 'J', 'J'),
(2, 1, 'info', 1, 'N', 'J', 'J'),
(3, 1, 'joerg', 2, 'J', 'J', 'J'),
(4, 2, 'info', 3, 'J', 'J', 'J'),
(5, 2, 'kontakt', 3, 'N', 'N', 'J'),
(6, 2, 'azubi', 4, 'J', 'J', 'J');
INSERT INTO weiterleitung VALUES (1, 3, 'joerg.privat@gmx.example', 'J', 'J', NULL, NULL);
INSERT INTO autoresponder VALUES (2, 'J', NULL, NULL, 'Abwesend', 'Bin im Urlaub. Grüße aus Görlitz!', 7);
INSERT INTO spamfilter VALUES (1, 'verschieben', 5.0, NULL, 'INBOX.Spam'), (2, 'aus', 5.0, NULL, NULL), (3, 'verschieben', 6.5, NULL, 'INBOX.Spam'), (4, 'markieren', 5.0, '[SPAM]', NULL);
INSERT INTO mailguard VALUES (1, 'J', 'anna.schulz@blumen-schulz.example', '06:00');
INSERT INTO virusfilter VALUES (1, 'loeschen'), (2, 'loeschen'), (3, 'loeschen'), (4, 'aus');
