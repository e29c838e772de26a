package tableflow.console.cli;

import tableflow.console.domain.Units;
import tableflow.console.service.storage.scan.ScanProgress;

/// Tells on standard error how a scan goes: a line every two seconds, so that a log is not filled.
final class ScanNarrator {

    private static final long EVERY_MILLIS = 2_000;

    private final Terminal terminal;
    private long told;

    ScanNarrator(Terminal terminal) {
        this.terminal = terminal;
    }

    void tell(ScanProgress now) {
        if (now.millis() - told < EVERY_MILLIS) {
            return;
        }
        told = now.millis();
        StringBuilder line = new StringBuilder(Units.grouped(now.seen().objects())).append(" objects, ")
                .append(Units.size(now.seen().bytes())).append(", ")
                .append(Units.grouped(now.perSecond())).append("/s, ")
                .append(Units.grouped(now.requests())).append(" requests");
        now.millisLeft().ifPresent(left ->
                line.append(", about ").append(Units.duration(Math.max(1, left / 1_000) * 1_000)).append(" left"));
        if (now.slowed() > 0) {
            line.append("; S3 asked to slow down ").append(Units.grouped(now.slowed())).append(" times, ")
                    .append(now.streams()).append(" streams");
        }
        terminal.note(line.toString());
    }
}
