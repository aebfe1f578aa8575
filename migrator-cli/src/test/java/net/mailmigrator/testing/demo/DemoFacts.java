package net.mailmigrator.testing.demo;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints values of a JSON file, a line each: {@code DemoFacts FILE POINTER…} (RFC 6901). */
public final class DemoFacts {
    private DemoFacts() {}

    /** Entry point. */
    public static void main(String[] args) {
        JsonNode report = JsonMapper.builder().build().readTree(Path.of(args[0]));
        for (int i = 1; i < args.length; i++) {
            System.out.println(report.at(args[i]).asString("absent"));
        }
    }
}
