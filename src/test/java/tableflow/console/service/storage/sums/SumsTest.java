package tableflow.console.service.storage.sums;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.port.ObjectPage;

class SumsTest {

    private static final long NOW = 1_000_000_000_000L;

    private static Tally tally(ObjectPage page) {
        return Tally.of(page, page.size(), NOW, 0);
    }

    @Test
    void bytesBeyond64BitsAreExact() {
        Random random = new Random(7);
        Adder adder = new Adder();
        BigInteger plain = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            long size = random.nextLong(Long.MAX_VALUE);
            adder.add(1, size);
            plain = plain.add(BigInteger.valueOf(size));
        }
        assertThat(adder.amount()).isEqualTo(new Amount(10_000, plain));
        Adder copy = new Adder();
        copy.add(adder.amount());
        copy.add(adder);
        assertThat(copy.amount().bytes()).isEqualTo(plain.shiftLeft(1));
        assertThat(copy.compareBytes(adder)).isPositive();
    }

    @Test
    void tablesThatAreKnownCountWhereverTheyLie() {
        Sums sums = new Sums("", Set.of("else/where/"), Sums.Limits.USUAL);
        sums.add(tally(new ObjectPage.Builder()
                .object("else/where/data/a.parquet", 5, NOW, "STANDARD")
                .object("else/where/metadata/a.metadata.json", 2, NOW - 9, "STANDARD")
                .object("else/whereabouts/a", 1, NOW, "STANDARD")
                .done(null)));

        assertThat(sums.report().roots()).singleElement().satisfies(root -> {
            assertThat(root.prefix()).isEqualTo("else/where/");
            assertThat(root.all()).isEqualTo(Amount.of(2, 7));
            assertThat(root.kinds()).containsEntry(ObjectKind.TABLE_METADATA, Amount.of(1, 2));
            assertThat(root.oldest()).isEqualTo(NOW - 9);
        });
    }

    @Test
    void tooManyTopicsAndClassesAreCountedTogether() {
        Sums sums = new Sums("", Set.of(), new Sums.Limits(1_000, 3, 2));
        for (int i = 0; i < 200; i++) {
            sums.add(tally(new ObjectPage.Builder()
                    .object("topics/t" + i + "/year=2026/x", 10, NOW, "CLASS" + i).done(null)));
        }
        StorageReport report = sums.report();

        assertThat(report.roots()).hasSize(3);
        assertThat(report.otherRoots()).isEqualTo(Amount.of(197, 1_970));
        assertThat(report.classes()).hasSize(65);
        assertThat(report.classes().values().stream().mapToLong(Amount::objects).sum()).isEqualTo(200);
    }

    @Test
    void theLargestAreKeptWithTheirOrder() {
        Sums sums = new Sums("", Set.of(), new Sums.Limits(1_000, 3, 3));
        sums.add(tally(new ObjectPage.Builder().object("a", 5, NOW, "S").object("b", 9, NOW, "S")
                .object("c", 5, NOW, "S").object("d", 7, NOW, "S").done(null)));

        assertThat(sums.report().largest()).extracting(LargeObject::key).containsExactly("b", "d", "a");
        assertThat(sums.largeFrom()).isEqualTo(5);
    }

    @Test
    void whatWasToldCanBeGoneOnWith() {
        Sums first = new Sums("p", Set.of(), new Sums.Limits(8, 3, 3));
        for (int i = 0; i < 20; i++) {
            first.add(tally(new ObjectPage.Builder().object("p/" + i + "/x/" + i, i, NOW, "S").done(null)));
        }
        StorageReport told = first.report();
        Sums again = new Sums(told, Set.of(), new Sums.Limits(8, 3, 3));

        assertThat(again.report()).isEqualTo(told);
        assertThat(again.total()).isEqualTo(Amount.of(20, 190));
    }

    @Test
    void keysWithAThousandSlashesTakeNoDeepTree() {
        Sums sums = new Sums("", Set.of(), Sums.Limits.USUAL);
        sums.add(tally(new ObjectPage.Builder().object("/".repeat(1_024), 1, NOW, "S").done(null)));

        assertThat(sums.report().tree().child("/").orElseThrow().all()).isEqualTo(Amount.of(1, 1));
        assertThat(sums.total()).isEqualTo(Amount.of(1, 1));
    }
}
