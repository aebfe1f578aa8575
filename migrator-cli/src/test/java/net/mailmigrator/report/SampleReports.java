package net.mailmigrator.report;

import java.nio.file.Path;

/** Writes reports with sample data to a folder, for {@code scripts/screenshots}. */
final class SampleReports {

    private SampleReports() {}

    /** The folder, and how many accounts the plan shall have. */
    public static void main(String[] args) {
        ReportFolder folder = new ReportFolder();
        int size = Integer.parseInt(args[1]);
        folder.write(Path.of(args[0]), ManyAccounts.planAgainst(size, size - 3, 4711, 4711));
        folder.write(Path.of(args[0]), Samples.run());
    }
}
