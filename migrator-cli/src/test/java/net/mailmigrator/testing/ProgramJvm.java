package net.mailmigrator.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a JVM with the program. Where the program is a jar (in the integration tests of Maven), it starts as
 * {@code bin/migrator} does: from an archive of loaded classes, which the first one that ends in order leaves. That saves
 * most of what a start costs, and tests start it a hundred times.
 */
final class ProgramJvm {
    private ProgramJvm() {}

    static List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dmigrator.home=" + System.getProperty("migrator.home")));
        List<Path> all = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        List<Path> jars = all.stream().filter(Files::isRegularFile).toList();
        boolean packed = jars.stream().anyMatch(jar -> jar.endsWith("lib/migrator.jar"));
        if (packed) {
            Path archive = Path.of(
                            "target",
                            "classes-of-tests-" + ProcessHandle.current().pid() + ".jsa")
                    .toAbsolutePath();
            command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:cds*=off:stderr"));
            command.add((Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
        }
        command.addAll(List.of(
                "-cp",
                (packed ? jars : all).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "net.mailmigrator.Main"));
        return command;
    }
}
