package tableflow.console.ui.control.treemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.treemap.TreemapRaster.Fill;

/// Rectangles as pixels, against a sum that is plain.
class TreemapRasterTest extends UiTest {

    private static final Color RED = Color.rgb(200, 10, 20);

    private static int argb(TreemapRaster raster, int x, int y) {
        return fx(() -> raster.image().getPixelReader().getArgb(x, y));
    }

    @Test
    void randomRectanglesCoverExactlyTheirPixels() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int[][] plain = new int[40][50];
            TreemapRaster raster = new TreemapRaster();
            raster.size(50, 40, 1);
            for (int i = 0; i < 20; i++) {
                int x = random.nextInt(70) - 10;
                int y = random.nextInt(60) - 10;
                int width = random.nextInt(30) + 1;
                int height = random.nextInt(30) + 1;
                Color colour = Color.rgb(random.nextInt(256), random.nextInt(256), random.nextInt(256));
                raster.fill(x, y, width, height, Fill.of(colour, 1), 0);
                for (int row = Math.max(0, y); row < Math.min(40, y + height); row++) {
                    for (int column = Math.max(0, x); column < Math.min(50, x + width); column++) {
                        plain[row][column] = TreemapRaster.argb(colour);
                    }
                }
            }
            int[][] told = plain;
            fx(() -> {
                PixelReader pixels = raster.image().getPixelReader();
                for (int row = 0; row < 40; row++) {
                    for (int column = 0; column < 50; column++) {
                        assertThat(pixels.getArgb(column, row)).as("seed %s, %s, %s", seed, column, row)
                                .isEqualTo(told[row][column]);
                    }
                }
                return true;
            });
        }
    }

    @Test
    void whatIsThereAtAllIsSeenAndATrimLeavesIt() {
        TreemapRaster raster = new TreemapRaster();
        assertThat(raster.size(20, 20, 2)).isTrue();
        assertThat(raster.size(20, 20, 2)).as("the same").isFalse();
        raster.fill(3.1, 3.1, 0.01, 0.01, Fill.of(RED, 1), 3);
        assertThat(argb(raster, 6, 6)).as("on a screen of two pixels each").isEqualTo(TreemapRaster.argb(RED));
        raster.fill(10, 10, 2, 2, Fill.of(RED, 1), 1);
        assertThat(argb(raster, 22, 22)).isEqualTo(TreemapRaster.argb(RED));
        assertThat(argb(raster, 23, 23)).as("trimmed").isZero();
        raster.fill(-5, -5, 2, 2, Fill.of(RED, 1), 0);
        raster.fill(30, 30, 2, 2, Fill.of(RED, 1), 0);
        assertThat(argb(raster, 0, 0)).as("outside").isZero();
        assertThat(argb(raster, 39, 39)).isZero();
        raster.clear();
        assertThat(argb(raster, 6, 6)).isZero();
    }

    @Test
    void halfOfAColourIsBetweenIt() {
        TreemapRaster raster = new TreemapRaster();
        raster.size(2, 2, 1);
        raster.fill(0, 0, 2, 2, Fill.of(Color.WHITE, 1), 0);
        raster.fill(0, 0, 2, 2, Fill.of(Color.BLACK, 0.5), 0);
        int grey = argb(raster, 1, 1);
        assertThat(grey >>> 24).isGreaterThanOrEqualTo(254);
        assertThat(grey & 0xff).isBetween(125, 129);
        assertThat(grey & 0xff).isEqualTo(grey >>> 8 & 0xff).isEqualTo(grey >>> 16 & 0xff);
    }

    @Test
    void aHugeAreaIsCoarserAndNotTooLarge() {
        TreemapRaster raster = new TreemapRaster();
        raster.size(40_000, 10, 2);
        assertThat(fx(() -> raster.image().getWidth())).isEqualTo(8_192);
        raster.fill(0, 0, 40_000, 10, Fill.of(RED, 1), 0);
        assertThat(argb(raster, 8_191, 0)).isEqualTo(TreemapRaster.argb(RED));
    }
}
