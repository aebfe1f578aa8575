-- a.example: 20480 of the panel's megabytes; off.example: switched off; mx.example: only passes mail on
INSERT INTO domain(domain,description,mailboxes,aliases,maxquota,quota,transport,backupmx,active) VALUES
 ('ALL','','0',0,0,0,'virtual',0,1),
 ('a.example','Firma A',10,10,2048,20480,'virtual',0,1),
 ('b.example','Firma B',0,0,0,0,'virtual',0,1),
 ('off.example','Aus',0,0,0,-1,'virtual',0,0),
 ('alias.example','Zweitname',0,0,0,0,'virtual',0,1),
 ('aus.example','',-1,-1,-1,0,'virtual',0,1),
 ('mx.example','Relay',0,0,0,0,'relay',1,1);
-- anna: 1000 panel megabytes of 1 024 000; ben: 0; cora: -1; dora: 1000 MB of 1 048 576; emil: box off; fred: domain off
INSERT INTO mailbox(username,password,name,maildir,quota,local_part,domain,active,phone,email_other,smtp_active) VALUES
 ('anna@a.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Anna','a.example/anna/',1024000000,'anna','a.example',1,'','anna@privat.example',1),
 ('ben@a.example','{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a','Ben','a.example/ben/',0,'ben','a.example',1,'','',1),
 ('cora@a.example','{SHA512-CRYPT}$6$s$h','Cöra','a.example/cora/',-1,'cora','a.example',1,'0355 1','',0),
 ('dora@b.example','{SSHA}VEmvXT2Gtn+JYQMsCZxplbmwu6YBAgMEBQYHCA==','Dora','b.example/dora/',1048576000,'dora','b.example',1,'','',1),
 ('emil@b.example','2c9341ca4cf3d87b9e4eb905d6a3ec45','Emil','b.example/emil/',5242880000,'emil','b.example',0,'','',1),
 ('fred@off.example','','Fred','off.example/fred/',0,'fred','off.example',1,'','',1),
 ('geist@weg.example','!','Geist','weg.example/geist/',0,'geist','weg.example',1,'','',1);
-- anna: note on, copy kept; ben: no copy; cora: copy and two forwards; dora: the row names nothing but the note;
-- info: alias of an alias; liste: several; extern: nobody here; @a.example: catch-all; @b.example: leads outside
INSERT INTO alias(address,goto,domain,active) VALUES
 ('anna@a.example','anna@a.example,anna#a.example@autoreply.example','a.example',1),
 ('ben@a.example','ben@gmx.example','a.example',1),
 ('cora@a.example','x@y.example,Cora@A.example,z@y.example','a.example',1),
 ('dora@b.example','dora#b.example@autoreply.example','b.example',1),
 ('emil@b.example','emil@b.example','b.example',1),
 ('info@a.example','kontakt@a.example','a.example',1),
 ('kontakt@a.example','anna@a.example','a.example',1),
 ('alt@a.example','ben@a.example','a.example',0),
 ('liste@a.example','anna@a.example,ben@a.example','a.example',1),
 ('extern@a.example','weg@gmx.example','a.example',1),
 ('kreis@b.example','kreis2@b.example','b.example',1),
 ('kreis2@b.example','kreis@b.example','b.example',1),
 ('@a.example','anna@a.example','a.example',1),
 ('@b.example','@a.example','b.example',1);
INSERT INTO alias_domain(alias_domain,target_domain,active) VALUES ('alias.example','a.example',1),('aus.example','a.example',0);
INSERT INTO vacation(email,subject,body,activefrom,activeuntil,interval_time,domain,active) VALUES
 ('anna@a.example','Urlaub','Bin weg','2026-07-01 00:00:00','2038-01-18 00:00:00',0,'a.example',1),
 ('dora@b.example','Kur','Bis August','2026-07-01 08:00:00','2026-08-15 00:00:00',86400,'b.example',1),
 ('emil@b.example','','','2000-01-01 00:00:00','2000-01-01 00:00:00',0,'b.example',0),
 ('nie@a.example','verwaist','x','2026-07-01 00:00:00','2038-01-18 00:00:00',0,'a.example',1);
INSERT INTO quota2 VALUES('anna@a.example',900000000,1234),('ben@a.example',0,0);
INSERT INTO admin(username,password,superadmin,active,email_other) VALUES('chef@a.example','x',0,1,'chef@privat.example');
INSERT INTO domain_admins VALUES('chef@a.example','a.example',1),('chef@a.example','b.example',1),('root@x.example','ALL',1);
