package net.mailmigrator.testing.bench;

import java.util.List;
import java.util.Map;

/** {@code doveadm backup} from imapc: one process for each account; writes the target's files itself, without a server. */
final class DoveadmContender implements Contender {
    private static final List<String> SETTINGS =
            List.of("imapc_features=rfc822.size fetch-headers", "mail_prefetch_count=50");

    @Override
    public String name() {
        return "doveadm";
    }

    @Override
    public String settings() {
        return "doveadm " + Machine.firstLine("dovecot", "--version") + " backup -R from imapc, "
                + String.join(", ", SETTINGS) + "; writes the target's files itself";
    }

    @Override
    public List<Program> prepare(Job job) {
        return job.accounts().stream().map(account -> program(job, account)).toList();
    }

    private static Program program(Job job, BenchAccount account) {
        return new Program(
                job.folder(),
                Map.of(),
                List.of(
                        "doveadm",
                        "-c",
                        job.targetConfiguration().toString(),
                        "-o",
                        SETTINGS.get(0),
                        "-o",
                        SETTINGS.get(1),
                        "-o",
                        "imapc_host=127.0.0.1",
                        "-o",
                        "imapc_port=" + job.sourcePort(),
                        "-o",
                        "imapc_user=" + account.sourceLogin(),
                        "-o",
                        "imapc_password=" + BenchAccount.PASSWORD,
                        "backup",
                        "-R",
                        "-u",
                        account.targetLogin(),
                        "imapc:"));
    }

    @Override
    public boolean deletes() {
        return true;
    }
}
