package net.mailmigrator.testing;

import java.nio.file.Path;
import java.util.Map;

/** Writes a Dovecot 2.3 configuration that touches nothing outside one folder. Runs as root and as a plain user. */
final class DovecotConfig {
    private final Path home;
    private final String mailUser;
    private final String mailGroup;
    private final boolean root;

    /** @param mailUser who owns the mail folders: the caller, or a system user where the caller is root */
    DovecotConfig(Path home, String mailUser, String mailGroup, boolean root) {
        this.home = home;
        this.mailUser = mailUser;
        this.mailGroup = mailGroup;
        this.root = root;
    }

    String text(DovecotOptions options, int port, int tlsPort) {
        StringBuilder text = new StringBuilder();
        line(text, "base_dir = " + home.resolve("run"));
        line(text, "state_dir = " + home.resolve("run"));
        line(text, "log_path = " + home.resolve("log"));
        line(text, "protocols = imap");
        line(text, "listen = 127.0.0.1");
        line(text, "default_process_limit = 300");
        services(text, options, port, tlsPort);
        logins(text);
        mail(text, options);
        ssl(text, options);
        options.extra.forEach(extra -> line(text, extra));
        return text.toString();
    }

    private void services(StringBuilder text, DovecotOptions options, int port, int tlsPort) {
        String imaps = options.ssl == null ? "port = 0" : "port = " + tlsPort + "\n    ssl = yes";
        line(text, """
                service imap-login {
                  chroot =
                  service_count = 0
                  process_min_avail = 1
                  inet_listener imap {
                    port = %d
                  }
                  inet_listener imaps {
                    %s
                  }
                }
                service anvil {
                  chroot =
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                service stats {
                  chroot =
                }""".formatted(port, imaps));
        if (root) {
            line(text, "service auth {\n  user = root\n}");
        } else {
            line(text, "default_internal_user = " + mailUser);
            line(text, "default_internal_group = " + mailGroup);
            line(text, "default_login_user = " + mailUser);
        }
    }

    /** The master passdb goes on to the plain one, so that {@code user*master} works only for users that exist. */
    private void logins(StringBuilder text) {
        line(text, """
                disable_plaintext_auth = no
                auth_mechanisms = plain login
                auth_failure_delay = 0
                auth_username_chars =
                auth_master_user_separator = *
                mail_max_userip_connections = 300
                passdb {
                  driver = passwd-file
                  master = yes
                  result_success = continue
                  args = username_format=%%u %1$s/masters
                }
                passdb {
                  driver = passwd-file
                  args = username_format=%%u %1$s/users
                }
                userdb {
                  driver = passwd-file
                  args = username_format=%%u %1$s/users
                  override_fields = uid=%2$s gid=%3$s home=%1$s/mail/%%u
                }
                first_valid_uid = 1
                first_valid_gid = 1""".formatted(home, mailUser, mailGroup));
    }

    private static void mail(StringBuilder text, DovecotOptions options) {
        line(text, "mail_location = maildir:~/Maildir");
        line(text, "namespace inbox {");
        line(text, "  inbox = yes");
        line(text, "  separator = " + options.separator);
        line(text, "  prefix = " + options.prefix);
        for (Map.Entry<String, String> use : options.specialUse.entrySet()) {
            line(
                    text,
                    "  mailbox \"" + use.getKey() + "\" {\n    auto = subscribe\n    special_use = " + use.getValue()
                            + "\n  }");
        }
        line(text, "}");
    }

    private void ssl(StringBuilder text, DovecotOptions options) {
        if (options.ssl == null) {
            line(text, "ssl = no");
            return;
        }
        line(text, "ssl = " + options.ssl);
        line(text, "ssl_cert = <" + home.resolve("cert.pem"));
        line(text, "ssl_key = <" + home.resolve("key.pem"));
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
