package net.mailmigrator.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/**
 * The accounts as JSON inside the page, in arrays to be short: the script makes rows of them when they are to be seen. No
 * {@code <} stands in it, so that nothing in it can end or begin a tag. The script puts every string into text nodes.
 */
final class Island {

    private static final JsonFactory JSON = new JsonFactory();

    private final Page page;
    private final List<FindingGroup> groups;
    private final JsonGenerator json;
    private final StringWriter text = new StringWriter();

    private Island(Page page) {
        this.page = page;
        groups = page.findings();
        json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text);
    }

    /** Piece by piece; each is made when it is asked for. */
    static Iterable<String> of(Page page) {
        return () -> new Island(page).pieces();
    }

    private Iterator<String> pieces() {
        List<Runnable> parts = new ArrayList<>();
        parts.add(this::begin);
        page.report().accounts().forEach(account -> parts.add(() -> account(account)));
        parts.add(this::end);
        return parts.stream().map(this::piece).iterator();
    }

    private String piece(Runnable part) {
        part.run();
        json.flush();
        String piece = text.toString().replace("<", "\\u003c");
        text.getBuffer().setLength(0);
        return piece;
    }

    private void begin() {
        json.writeStartObject();
        strings("codes", groups.stream().map(FindingGroup::code).toList());
        strings(
                "severities",
                groups.stream().map(group -> Page.lower(group.severity())).toList());
        json.writeName("grids").writeStartObject();
        for (Block.GridKind kind : Block.GridKind.values()) {
            json.writeName(kind.name()).writeStartArray();
            kind.columns().forEach(column -> array(column.head(), column.style()));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeName("accounts").writeStartArray();
    }

    private void end() {
        json.writeEndArray().writeEndObject();
        json.close();
    }

    /** Login, address, customer, wave, outcome in words and as a class, messages, size in words and bytes, findings, blocks. */
    private void account(AccountReport account) {
        json.writeStartArray();
        AccountLineWords line = AccountLineWords.of(page, account);
        List.of(
                        line.login(),
                        line.address(),
                        line.customer(),
                        line.wave(),
                        line.outcome(),
                        line.tone(),
                        line.messages(),
                        line.size())
                .forEach(json::writeString);
        json.writeNumber(account.usageBytes() == null ? -1L : account.usageBytes());
        json.writeStartArray();
        for (FindingEntry finding : account.findings()) {
            json.writeStartArray().writeNumber(code(finding.code()));
            json.writeString(Words.shown(finding.text())).writeEndArray();
        }
        json.writeEndArray();
        json.writeStartArray();
        AccountBlocks.of(page, account).forEach(this::block);
        json.writeEndArray().writeEndArray();
    }

    private int code(String code) {
        return IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void block(Block block) {
        json.writeStartArray();
        if (block instanceof Block.Facts facts) {
            json.writeString("facts");
            strings(facts.items());
        } else if (block instanceof Block.Sentence sentence) {
            json.writeString("sentence").writeString(sentence.strong()).writeString(sentence.text());
        } else if (block instanceof Block.Note note) {
            json.writeString("note");
            List.of(note.tone(), note.label(), note.code(), note.place(), note.text())
                    .forEach(json::writeString);
        } else if (block instanceof Block.Grid grid) {
            json.writeString("grid").writeString(grid.kind().name());
            json.writeStartArray();
            grid.rows().forEach(this::strings);
            json.writeEndArray().writeStartArray();
            new ArrayList<>(grid.quiet()).stream().sorted().forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void array(String... values) {
        strings(List.of(values));
    }

    private void strings(String name, List<String> values) {
        json.writeName(name);
        strings(values);
    }

    private void strings(List<String> values) {
        json.writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
