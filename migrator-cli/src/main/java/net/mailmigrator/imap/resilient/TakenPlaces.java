package net.mailmigrator.imap.resilient;

import net.mailmigrator.model.MailException;

/** The places that one connection takes, one of its login's own and a common one, and what their caps learn from it. */
final class TakenPlaces {
    private final HostGate host;
    private final String login;
    private final Places own;
    private final Places all;
    private final Places.Attempt ofOwn;
    private final Places.Attempt ofAll;

    /** Both have been taken, and the server is about to be asked. */
    TakenPlaces(HostGate host, String login, Places own, Places all) {
        this.host = host;
        this.login = login;
        this.own = own;
        this.all = all;
        this.ofOwn = own.attempt();
        this.ofAll = all.attempt();
    }

    /** Asks the server; where it lets nobody in the places are free again. */
    <T> T opened(Gate.Ask<T> opener) throws MailException {
        boolean opened = false;
        try {
            T session = opener.ask();
            opened = true;
            own.opened((earlier, now) -> host.capped(login, now, earlier));
            all.opened((earlier, now) -> host.capped("", now, earlier));
            return session;
        } finally {
            if (!opened) {
                all.giveBack();
                own.giveBack();
            }
        }
    }

    /** Takes note of a cap; whether there are fewer places than there were, so that it helps to wait for one. */
    boolean refused(MailException failure) {
        boolean everybody = failure.concernsWholeHost();
        Places.Lesson lesson = (everybody ? ofAll : ofOwn).refused(failure);
        if (lesson == Places.Lesson.FEWER) {
            host.capped(everybody ? "" : login, (everybody ? all : own).total(), failure);
        }
        return lesson != Places.Lesson.NONE;
    }

    /** The connection is closed. */
    void closed() {
        all.closed();
        own.closed();
    }
}
