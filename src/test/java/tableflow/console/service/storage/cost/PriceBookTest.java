package tableflow.console.service.storage.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.storage.cost.PriceLine.Flaw;
import tableflow.console.service.storage.cost.PriceLine.Part;

class PriceBookTest {

    @TempDir
    Path folder;

    private static List<PriceLine> delivered() {
        return PriceBook.lines(PriceTable.delivered());
    }

    private static List<PriceLine> edited(String region, UnaryOperator<PriceLine> edit) {
        List<PriceLine> lines = new ArrayList<>(delivered());
        lines.replaceAll(line -> line.region().equals(region) ? edit.apply(line) : line);
        return lines;
    }

    private static PriceLine priced(PriceLine line, String price) {
        return new PriceLine(line.region(), line.item(), line.toGib(), price, "2026-11-20", "our contract");
    }

    @Test
    void whatIsDeliveredHasNoFlawAndLeavesNoFile() {
        PriceBook book = new PriceBook(folder.resolve("storage-prices.json"));

        assertThat(PriceBook.check(delivered())).isEmpty();
        assertThat(delivered()).anyMatch(line -> line.region().equals("eu-west-1") && line.item().equals("GLACIER_IR"));
        book.save(delivered());
        assertThat(book.file()).doesNotExist();
    }

    @Test
    void aChangedRegionIsReadByCommandsAsItWasWrittenAndOthersFollowTheConsole() throws Exception {
        PriceBook book = new PriceBook(folder.resolve("storage-prices.json"));
        List<PriceLine> lines = edited("eu-central-1", line -> priced(line, "0.123456789012"));

        PriceTable saved = book.save(lines);

        RegionPrices own = PriceTable.of(book.file()).region("eu-central-1");
        assertThat(own).isEqualTo(saved.region("eu-central-1"));
        assertThat(own.source()).isEqualTo("our contract");
        assertThat(own.asOf()).hasToString("2026-11-20");
        assertThat(own.requests().listPerThousand()).isEqualByComparingTo("0.123456789012");
        assertThat(own.perGibMonth().get("STANDARD")).hasSize(3);
        assertThat(book.table().region("us-east-1")).isEqualTo(PriceTable.delivered().region("us-east-1"));
        assertThat(Files.readString(book.file())).contains("eu-central-1").doesNotContain("us-east-1");
        assertThat(PriceBook.lines(book.table())).containsExactlyInAnyOrderElementsOf(lines);

        book.save(delivered());
        assertThat(book.file()).doesNotExist();
    }

    private static List<Flaw> flaws(PriceLine... lines) {
        return PriceBook.check(List.of(lines));
    }

    private static PriceLine line(String item, String to, String price) {
        return new PriceLine("x-1", item, to, price, "2026-11-20", "s");
    }

    @Test
    void flawsAreToldWithTheirPlace() {
        PriceLine list = line(PriceLine.LIST, "", "1");
        PriceLine get = line(PriceLine.GET, "", "1");
        assertThat(flaws(list, get, line("STANDARD", "10", "1"), line("STANDARD", "", "0"))).isEmpty();

        assertThat(flaws(list, get, line("STANDARD", "10", "1")))
                .extracting(Flaw::line, Flaw::part).containsExactly(tuple(2, Part.TO_GIB));
        assertThat(flaws(list, get, line("S3", "", "1"), line("S3", "5", "1")))
                .extracting(Flaw::line, Flaw::part).contains(tuple(3, Part.TO_GIB));
        assertThat(flaws(list, get, line("S3", "5", "1"), line("S3", "5", "1"), line("S3", "", "1")))
                .extracting(Flaw::line).containsExactly(3);
        assertThat(flaws(list)).extracting(Flaw::says).containsExactly("Region x-1 has no price of GET.");
        assertThat(flaws(list, list, get)).extracting(Flaw::line).contains(1);
        assertThat(flaws(list, get, line("S3", "1.5", "-1"), line("standard", "", "1e3")))
                .extracting(Flaw::part).contains(Part.TO_GIB, Part.PRICE, Part.ITEM);
        assertThat(flaws(list, get, new PriceLine("x-1", "S3", "", "1", "soon", "")))
                .extracting(Flaw::part).contains(Part.AS_OF, Part.SOURCE);
        assertThat(flaws(list, get, new PriceLine("X 1", "S3", "", "1", "2026-11-20", "s")))
                .extracting(Flaw::part).contains(Part.REGION);
    }

    @Test
    void linesWithAFlawAreNotSaved() {
        PriceBook book = new PriceBook(folder.resolve("storage-prices.json"));

        assertThatThrownBy(() -> book.save(edited("us-east-1", line -> priced(line, "dear"))))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("line ");
        assertThat(book.file()).doesNotExist();
    }

    @Test
    void aFileWithStepsThatLeaveAGapIsToldWithThePlace() throws Exception {
        Path file = folder.resolve("p.json");
        Files.writeString(file, """
                {"asOf":"2026-11-01","regions":{"x-1":{"listPerThousand":"1","getPerThousand":"1",
                  "perGibMonth":{"STANDARD":[{"toGib":5,"price":"1"}]}}}}""");

        assertThatThrownBy(() -> PriceTable.of(file)).hasMessageContaining("regions.x-1.perGibMonth.STANDARD[0]");
    }
}
