package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.Collector;
import net.mailmigrator.model.Holdings;
import net.mailmigrator.model.MailStore;
import net.mailmigrator.model.SeenFolder;
import net.mailmigrator.model.SieveScript;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Folders, collectors and filters of an account. */
final class HoldingsRows {
    private final SourceTemplate template;

    HoldingsRows(SourceTemplate template) {
        this.template = template;
    }

    Holdings of(AccountRows rows, Cells account) throws BadRowException {
        List<String> filters = new ArrayList<>();
        account.text(Field.RAW_FILTER).ifPresent(filters::add);
        for (Row row : rows.of("filters")) {
            new Cells(row, template).text(Field.RAW_FILTER).ifPresent(filters::add);
        }
        return new Holdings(folders(rows), collectors(rows), scripts(rows, account), filters, store(account));
    }

    private List<SeenFolder> folders(AccountRows rows) throws BadRowException {
        List<SeenFolder> folders = new ArrayList<>();
        for (Row row : rows.of("folders")) {
            Cells cells = new Cells(row, template);
            folders.add(new SeenFolder(
                    cells.text(Field.FOLDER_NAME).orElseThrow(() -> cells.bad(Field.FOLDER_NAME, "it is empty")),
                    cells.count(Field.FOLDER_MESSAGES).orElse(null),
                    cells.size(Field.FOLDER_SIZE).orElse(null),
                    cells.date(Field.FOLDER_OLDEST).orElse(null),
                    cells.integer(Field.FOLDER_OLDER_DAYS).orElse(null),
                    cells.count(Field.FOLDER_OLDER_MESSAGES).orElse(null),
                    cells.size(Field.FOLDER_OLDER_SIZE).orElse(null),
                    cells.text(Field.FOLDER_USE).orElse(null)));
        }
        return folders;
    }

    private List<Collector> collectors(AccountRows rows) throws BadRowException {
        List<Collector> collectors = new ArrayList<>();
        for (Row row : rows.of("collectors")) {
            Cells cells = new Cells(row, template);
            collectors.add(new Collector(
                    cells.text(Field.COLLECTOR_TYPE).orElse("unknown"),
                    cells.text(Field.COLLECTOR_HOST).orElseThrow(() -> cells.bad(Field.COLLECTOR_HOST, "it is empty")),
                    cells.integer(Field.COLLECTOR_PORT).orElse(null),
                    cells.flag(Field.COLLECTOR_TLS, false),
                    cells.text(Field.COLLECTOR_USER).orElse(null),
                    cells.flag(Field.COLLECTOR_KEEP, false),
                    cells.text(Field.COLLECTOR_FOLDER).orElse(null),
                    cells.flag(Field.ACTIVE, true)));
        }
        return collectors;
    }

    private List<SieveScript> scripts(AccountRows rows, Cells account) throws BadRowException {
        List<SieveScript> scripts = new ArrayList<>();
        account.text(Field.SCRIPT_TEXT).ifPresent(text -> scripts.add(new SieveScript("default", true, text)));
        for (Row row : rows.of("scripts")) {
            Cells cells = new Cells(row, template);
            scripts.add(new SieveScript(
                    cells.text(Field.SCRIPT_NAME).orElse("default"),
                    cells.flag(Field.ACTIVE, true),
                    cells.text(Field.SCRIPT_TEXT).orElse("")));
        }
        return scripts;
    }

    private static @Nullable MailStore store(Cells account) {
        return account.has(Field.STORE_FORMAT) || account.has(Field.STORE_PATH) || account.has(Field.STORE_NODE)
                ? new MailStore(
                        account.text(Field.STORE_FORMAT).orElse(null),
                        account.text(Field.STORE_PATH).orElse(null),
                        account.text(Field.STORE_NODE).orElse(null))
                : null;
    }
}
