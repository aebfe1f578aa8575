package net.mailmigrator.testing.bench;

import java.util.List;
import java.util.Map;

/** imapsync, which is no package of Debian's: its path is given. One process for each account. */
final class ImapsyncContender implements Contender {
    private final String path;

    ImapsyncContender(String path) {
        this.path = path;
    }

    @Override
    public String name() {
        return "imapsync";
    }

    @Override
    public String settings() {
        return "imapsync " + Machine.firstLine(path, "--version") + ", --syncduplicates --addheader, no TLS";
    }

    @Override
    public List<Program> prepare(Job job) {
        return job.accounts().stream().map(account -> program(job, account)).toList();
    }

    private Program program(Job job, BenchAccount account) {
        return new Program(
                job.folder(),
                Map.of("IMAPSYNC_PASSWORD1", BenchAccount.PASSWORD, "IMAPSYNC_PASSWORD2", BenchAccount.PASSWORD),
                List.of(
                        path,
                        "--host1",
                        "127.0.0.1",
                        "--port1",
                        "" + job.sourcePort(),
                        "--user1",
                        account.sourceLogin(),
                        "--host2",
                        "127.0.0.1",
                        "--port2",
                        "" + job.targetPort(),
                        "--user2",
                        account.targetLogin(),
                        "--nossl1",
                        "--notls1",
                        "--nossl2",
                        "--notls2",
                        "--syncduplicates",
                        "--addheader",
                        "--nolog",
                        "--noreleasecheck"));
    }
}
