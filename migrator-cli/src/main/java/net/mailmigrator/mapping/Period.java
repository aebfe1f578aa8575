package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Moment;
import org.jspecify.annotations.Nullable;

/** When a forward or an absence note holds, as the new system shall have it (R20). */
record Period(
        boolean active, @Nullable Moment start, @Nullable Moment end) {
    /** From here on a last day means "for ever": panels write 2038-01-18, 2999-12-31, 9999-12-31. */
    private static final int FOR_EVER = 2038;
    /** Up to here a first day means "none": panels write 1900-01-01, 1970-01-01. */
    private static final int LONG_AGO = 1970;

    /** @param what it is, for people */
    static Period settle(String what, Period old, MoveDay move, Remarks remarks) {
        @Nullable Moment start = old.start() == null || old.start().day().getYear() <= LONG_AGO ? null : old.start();
        @Nullable Moment end = old.end() == null || old.end().day().getYear() >= FOR_EVER ? null : old.end();
        if (!old.active()) {
            return noted(what, old, new Period(false, null, end), remarks);
        }
        if (start != null && end != null && !end.until().isAfter(start.from())) {
            remarks.find(FindingCode.PERIOD_REVERSED, "what", what, "start", start.toString(), "end", end.toString());
            return noted(what, old, new Period(false, start, end), remarks);
        }
        if (end != null && !end.until().isAfter(Moment.of(move.day()).from())) {
            remarks.find(FindingCode.PERIOD_OVER, "what", what, "end", end.toString());
            return noted(what, old, new Period(false, start, end), remarks);
        }
        if (start == null) {
            remarks.change(
                    "R20",
                    what + ", first day",
                    text(old.start()),
                    move.agreed() ? move.day().toString() : "the switch");
            return noted(
                    what, new Period(true, move.begins(), old.end()), new Period(true, move.begins(), end), remarks);
        }
        return noted(what, old, new Period(true, start, end), remarks);
    }

    private static Period noted(String what, Period old, Period settled, Remarks remarks) {
        note(remarks, what + ", active", old.active() ? "yes" : "no", settled.active() ? "yes" : "no");
        note(remarks, what + ", first day", text(old.start()), text(settled.start()));
        note(remarks, what + ", last day", text(old.end()), text(settled.end()));
        return settled;
    }

    private static void note(Remarks remarks, String field, String before, String after) {
        if (!before.equals(after)) {
            remarks.change("R20", field, before, after);
        }
    }

    private static String text(@Nullable Moment moment) {
        return moment == null ? "none" : moment.toString();
    }
}
