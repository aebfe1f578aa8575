INSERT INTO domains(domain_id,domain,type,max_accounts,quotas,sa_tag,sa_refuse,spamassassin,avscan,enabled) VALUES
 (1,'admin','site',0,0,0,0,0,0,1),(2,'a.example','local',10,2000,5,10,1,1,1),(3,'relay.example','relay',0,0,0,0,0,0,1),(4,'aus.example','local',0,0,0,0,0,0,0);
INSERT INTO domainalias VALUES(2,'zweit.example');
-- anna: forward with copy, note in quoted-printable latin1, spam moved at her own score; ben: forward without copy but off,
-- spam dropped at the domain's score, domain admin; cora: login of her own, no spam filter; dora: domain off
INSERT INTO users(user_id,domain_id,localpart,username,crypt,smtp,pop,type,admin,on_avscan,quota,realname,on_spamassassin,spam_drop,on_forward,forward,unseen,on_vacation,vacation,sa_tag,sa_refuse,enabled) VALUES
 (1,1,'siteadmin','siteadmin','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','/dev/null','/dev/null','site',1,0,0,'Site',0,0,0,'',0,0,'',0,0,1),
 (5,2,'anna','anna@a.example','{SHA}3d1de0dNLHjru4M3icS/1yHt9L8=','/var/vmail/a.example/anna/Maildir','/var/vmail/a.example/anna','local',0,1,500,'Anna',1,0,1,'x@y.example,z@y.example',1,1,'Bin im Urlaub =FCber Ostern',4,8,1),
 (6,2,'ben','ben@a.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','/var/vmail/a.example/ben/Maildir','/var/vmail/a.example/ben','local',1,0,0,'Ben',1,1,0,'aus@y.example',0,0,'Gr=C3=BC=C3=9Fe',0,0,1),
 (7,2,'cora','web1p3','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','/var/vmail/a.example/cora/Maildir','/var/vmail/a.example/cora','piped',0,1,1,'Cora',0,0,0,'',0,0,'',0,0,1),
 (8,4,'dora','dora@aus.example','$1$saltsalt$UpWQI5mgB5kmojp8MViW.0','/x','/x','local',0,1,1,'Dora',0,0,0,'',0,0,'',0,0,1),
 (10,2,'*','*@a.example','','anna@a.example','anna@a.example','catch',0,0,0,'',0,0,0,'',0,0,'',0,0,1),
 (11,2,'noreply','noreply@a.example','',':fail:',':fail:','fail',0,0,0,'',0,0,0,'',0,0,'',0,0,1),
 (12,2,'info','info@a.example','','ben@a.example','ben@a.example','alias',0,0,0,'',0,0,0,'',0,0,'',0,0,1),
 (13,2,'alle','alle@a.example','','anna@a.example,ben@a.example','x','alias',0,0,0,'',0,0,0,'',0,0,'',0,0,0);
