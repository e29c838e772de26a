package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPairTest {

    @Test
    void shortTextsAreShownWhole() {
        TextPair pair = TextPair.of("12.50", "12.49");
        assertThat(pair.leftCell()).isEqualTo("12.50");
        assertThat(pair.rightCell()).isEqualTo("12.49");
        assertThat(pair.leftArea().isWhole()).isTrue();
        assertThat(pair.from()).isEqualTo(3);
        assertThat(pair.leftTo()).isEqualTo(5);
    }

    @Test
    void whatDiffersBehindTheEdgeOfACellIsBroughtIntoIt() {
        String same = "the quick brown fox jumps over the lazy dog and ";
        TextPair pair = TextPair.of(same + "sleeps", same + "wakes up");
        assertThat(pair.leftCell()).isEqualTo("\u2026azy dog and sleeps");
        assertThat(pair.rightCell()).isEqualTo("\u2026azy dog and wakes up");
        assertThat(TextPair.of(same, "").leftCell()).isEqualTo(same);
    }

    @Test
    void oneThatGoesOnWhereTheOtherEndsIsSeenToDoSo() {
        String same = "x".repeat(100);
        TextPair pair = TextPair.of(same, same + "y");
        assertThat(pair.leftCell()).isEqualTo("\u2026" + "x".repeat(12));
        assertThat(pair.rightCell()).isEqualTo("\u2026" + "x".repeat(12) + "y");
    }

    @Test
    void tenMegabytesMakeNoCellAndNoAreaOfThem() {
        String same = "0123456789".repeat(1_000_000);
        TextPair pair = TextPair.of(same + "left", same + "right");
        assertThat(pair.leftCell()).hasSizeLessThan(200).endsWith("left");
        assertThat(pair.rightArea().text()).hasSizeLessThan(TextPair.AREA + 1).endsWith("right");
        assertThat(pair.rightArea().start()).isEqualTo(9_998_000);
        assertThat(TextPair.of(same, same).leftCell()).hasSizeLessThan(200).startsWith("0123").endsWith("\u2026");
    }

    @Test
    void noCharacterIsTakenApart() {
        String faces = "\ud83d\ude00".repeat(200);
        TextPair pair = TextPair.of(faces + "a", faces + "b");
        assertThat(pair.leftCell().codePoints().noneMatch(it -> it >= 0xd800 && it <= 0xdfff)).isTrue();
        assertThat(TextPair.of("x" + faces, "x" + faces).leftCell().codePoints()
                .noneMatch(it -> it >= 0xd800 && it <= 0xdfff)).isTrue();
    }
}
