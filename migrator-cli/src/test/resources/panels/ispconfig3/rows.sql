INSERT INTO sys_group VALUES(1,'c1',7),(2,'c2',8);
INSERT INTO client VALUES(7,'Meier','meier@privat.example','K100',-1,10240),(8,'Müller','m@privat.example','K200',-1,-1);
INSERT INTO mail_domain VALUES(1,1,1,'a.example','y'),(2,2,1,'b.example','y'),(3,1,1,'aus.example','n');
-- anna: login of its own, copy, open absence, own policy; ben: quota 0, junk only marked, domain's policy; cora: -1, junk
-- moved last, loves spam; dora: no policy at all; emil: locked out of everything; fred: domain off; geist: no domain
INSERT INTO mail_user(mailuser_id,sys_groupid,server_id,email,login,password,name,maildir,quota,cc,sender_cc,autoresponder,autoresponder_start_date,autoresponder_end_date,autoresponder_subject,autoresponder_text,move_junk,purge_trash_days,purge_junk_days,custom_mailfilter) VALUES
 (1,1,1,'anna@a.example','web7p1','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Anna','/var/vmail/a.example/anna',1073741824,'x@y.example','kopie@a.example','y','2026-07-01 00:00:00',NULL,'Urlaub','Bin weg','y',30,14,'if header contains "x"'),
 (2,1,1,'ben@a.example','ben@a.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','Ben','/var/vmail/a.example/ben',0,'','','n','2026-07-01 08:00:00','2026-08-01 17:30:00','Out of office reply','alter Text','n',0,0,''),
 (3,2,1,'cora@b.example','web8p1','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Cora','/var/vmail/b.example/cora',-1,'p@y.example, q@y.example','','n',NULL,NULL,'Out of office reply','','a',0,0,''),
 (4,2,1,'dora@b.example','web8p2','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Dora','/var/vmail/b.example/dora',5368709120,'','','n',NULL,NULL,'Out of office reply','','y',0,0,'');
INSERT INTO mail_user(mailuser_id,sys_groupid,server_id,email,login,password,name,postfix,disableimap,disablepop3,disablesmtp) VALUES
 (5,2,1,'emil@b.example','emil@b.example','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Emil','n','y','y','y'),
 (6,1,1,'fred@aus.example','fred@aus.example','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Fred','y','n','y','n'),
 (7,1,1,'geist@weg.example','geist@weg.example','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','Geist','y','n','n','n');
-- info: sender allowed; chef: sender not allowed; liste: blanks and semicolons between targets; alt: switched off
INSERT INTO mail_forwarding VALUES
 (1,1,'info@a.example','anna@a.example','alias','y','y'),
 (2,1,'chef@a.example','info@a.example','alias','y','n'),
 (3,1,'@a.example','anna@a.example','catchall','y','n'),
 (4,1,'@b.example','@a.example','aliasdomain','n','n'),
 (5,1,'@zweit.example','@a.example','aliasdomain','y','n'),
 (6,1,'liste@b.example','cora@b.example;dora@b.example x@y.example','forward','y','n'),
 (7,1,'extern@b.example','x@y.example','forward','y','n'),
 (8,1,'alt@b.example','dora@b.example','alias','n','y');
INSERT INTO mail_domain VALUES(4,1,1,'zweit.example','y');
INSERT INTO spamfilter_policy VALUES
 (3,'Wants all spam','Y','N','N','N','',999,999,999,999,'rewrite_subject',999),
 (5,'Normal','N','N','N','N','',3,6.9,6.9,6,'rewrite_subject',14),
 (6,'Trigger happy','N','N','N','Y','',3,5,5,4,'rewrite_subject',8);
INSERT INTO spamfilter_users VALUES(1,'anna@a.example',6,7),(2,'@a.example',5,5),(3,'cora@b.example',3,7);
INSERT INTO spamfilter_wblist VALUES(1,'W',1,'@gut.example',5,'y'),(2,'B',2,'boese@schlecht.example',5,'y'),(3,'B',1,'aus@schlecht.example',5,'n');
INSERT INTO mail_get VALUES(1,'pop3','pop.extern.example','anna.alt','geheim-nicht-loggen','y','n','anna@a.example','y'),(2,'imap','imap.extern.example','x','geheim-nicht-loggen','n','n','niemand@a.example','y');
