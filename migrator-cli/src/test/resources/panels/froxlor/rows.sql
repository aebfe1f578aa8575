INSERT INTO panel_customers VALUES
 (3,'web3','Meier','Max','Meier GmbH','max@privat.example','K3',10240,3072,0),
 (4,'web4','Schulze','Eva','','eva@privat.example','K4',-1,0,0),
 (5,'web5','Alt','Udo','','udo@privat.example','K5',1024,0,1);
INSERT INTO panel_domains VALUES
 (9,'münchen.example','xn--mnchen-3ya.example',3,NULL,1,0),
 (10,'b.example','',4,NULL,1,0),
 (11,'zweit.example','zweit.example',4,10,1,0),
 (12,'alt.example','alt.example',5,NULL,1,0),
 (13,'nurweb.example','nurweb.example',4,NULL,0,0);
-- info: copy kept and forward; ben: login of its own, no copy, spam never rejected; cora: quota 0, no spam filter, catch-all
-- of b.example; dora: postfix N; emil: customer deactivated; fred: no row in mail_virtual
INSERT INTO mail_users VALUES
 (4,'info@xn--mnchen-3ya.example','info@xn--mnchen-3ya.example','','{BLF-CRYPT}$2y$10$aa','/var/customers/mail/web3/','xn--mnchen-3ya.example/info/','Y',9,3,1024,1,1,900000000),
 (5,'ben@b.example','web4p1','plain-nicht-lesen','{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$x$y','/var/customers/mail/web4/','b.example/ben/','Y',10,4,512,0,1,0),
 (6,'cora@b.example','cora@b.example','','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','/var/customers/mail/web4/','b.example/cora/','Y',10,4,0,1,1,1),
 (7,'dora@b.example','dora@b.example','','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','/var/customers/mail/web4/','b.example/dora/','N',10,4,1,1,1,1),
 (8,'emil@alt.example','emil@alt.example','','$6$saltsaltsaltsalt$OVEA6xhSMopu/8rZNJiBj9ldnk3qKX5MsbdeJWD5rnzqrM8ZdvLqa3bihhhLHiDcVMRz1wWLMrFMCBB7qk5/k1','/var/customers/mail/web5/','alt.example/emil/','Y',12,5,1,1,1,1),
 (9,'fred@b.example','fred@b.example','','','/var/customers/mail/web4/','b.example/fred/','Y',99,4,1,1,1,1);
INSERT INTO mail_virtual VALUES
 (1,'info@xn--mnchen-3ya.example','info@xn--mnchen-3ya.example','info@xn--mnchen-3ya.example x@y.example',9,3,4,0,'',7.0,1,14.0,0,1),
 (2,'@xn--mnchen-3ya.example','alles@xn--mnchen-3ya.example','info@xn--mnchen-3ya.example',9,3,0,1,'',7.0,1,14.0,0,1),
 (3,'ben@b.example','ben@b.example','x@y.example',10,4,5,0,'',5.5,0,-1,0,0),
 (4,'@b.example','cora@b.example','cora@b.example',10,4,6,1,'',7.0,1,14.0,1,1),
 (5,'dora@b.example','dora@b.example','dora@b.example',10,4,7,0,'',7.0,1,14.0,0,1),
 (6,'emil@alt.example','emil@alt.example','emil@alt.example',12,5,8,0,'',7.0,1,14.0,0,1),
 (7,'liste@b.example','liste@b.example','ben@b.example cora@b.example',10,4,0,0,'alle',7.0,1,14.0,0,1),
 (8,'vertrieb@b.example','vertrieb@b.example','ben@b.example',10,4,0,0,'',7.0,1,14.0,0,1);
INSERT INTO mail_sender_aliases VALUES(1,'info@xn--mnchen-3ya.example','@xn--mnchen-3ya.example'),(2,'ben@b.example','chef@b.example'),(3,'niemand@b.example','x@b.example');
