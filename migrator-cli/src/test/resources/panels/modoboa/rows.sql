INSERT INTO admin_domain(id,name,quota,default_mailbox_quota,enabled,type) VALUES(1,'a.example',20480,1024,true,'domain'),(2,'aus.example',0,0,false,'domain'),(3,'mx.example',0,0,true,'relaydomain');
INSERT INTO admin_domainalias VALUES(1,'zweit.example',1,true);
INSERT INTO core_user VALUES
 (1,'anna@a.example','Anna','Meier','anna@a.example','{SHA512-CRYPT}$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1',true,'anna@privat.example','2026-06-01 10:00:00'),
 (2,'ben','Ben','','ben@a.example','{PLAIN-MD5}2c9341ca4cf3d87b9e4eb905d6a3ec45',false,NULL,NULL),
 (3,'cora@aus.example','','','cora@aus.example','{BLF-CRYPT}$2y$05$abcdefghijklmnopqrstuucNMZq191NNvp0/LeCDR.7jKw1lKsR/a',true,'',NULL);
-- anna: the domain's quota; ben: 0, login of his own, switched off; cora: only sends, domain off
INSERT INTO admin_mailbox VALUES(1,'anna',0,true,1,1,false),(2,'ben',0,false,1,2,false),(3,'cora',50,false,2,3,true);
INSERT INTO admin_quota VALUES('anna@a.example',500000000,20);
INSERT INTO admin_alias VALUES(1,'anna@a.example',1,true,true,NULL),(2,'info@a.example',1,true,false,'2027-01-01 00:00:00'),(3,'@a.example',1,true,false,NULL),(4,'team@a.example',1,true,false,NULL),(5,'ben@a.example',1,true,true,NULL);
INSERT INTO modoboa_admin_aliasrecipient VALUES(1,'anna@a.example',1,1,NULL),(2,'anna@a.example',2,1,NULL),(3,'x@y.example',4,NULL,NULL),(4,'anna@a.example',3,1,NULL),(5,'anna@a.example',4,1,NULL),(6,'x@y.example',5,NULL,NULL);
INSERT INTO admin_senderaddress VALUES(1,'@a.example',1);
INSERT INTO postfix_autoreply_armessage VALUES(1,1,'Urlaub','Bin weg',true,'2026-07-01 00:00:00',NULL);
