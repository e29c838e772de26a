package tableflow.console.ui.control.treemap;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Pixels that rectangles are filled into, and the image of them. Thousands of small rectangles are quicker so than as
/// commands of a canvas, each of which is told to another thread and smoothed there; edges lie on whole pixels.
final class TreemapRaster {

    /// Longest side in pixels: beyond it tiles are drawn coarser.
    private static final int LONGEST = 8_192;

    private int[] pixels = {};
    private int width;
    private int height;
    private double scale = 1;
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable Image image;

    /// Takes a size; what was drawn goes.
    ///
    /// @param newScale pixels of the screen for each one of the scene
    /// @return whether it is another one than before
    boolean size(double newWidth, double newHeight, double newScale) {
        double longest = Math.max(1, Math.max(newWidth, newHeight));
        double fitting = Math.min(newScale, LONGEST / longest);
        int wide = (int) Math.max(1, Math.ceil(newWidth * fitting));
        int high = (int) Math.max(1, Math.ceil(newHeight * fitting));
        if (wide == width && high == height && fitting == scale && image != null) {
            return false;
        }
        width = wide;
        height = high;
        scale = fitting;
        pixels = new int[wide * high];
        PixelBuffer<IntBuffer> made = new PixelBuffer<>(
                wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        buffer = made;
        image = new WritableImage(made);
        return true;
    }

    /// Makes all of it nothing.
    void clear() {
        Arrays.fill(pixels, 0);
    }

    /// As the pixels have it, with the alpha in each part.
    static int argb(Color colour) {
        double alpha = colour.getOpacity();
        return part(alpha) << 24 | part(colour.getRed() * alpha) << 16 | part(colour.getGreen() * alpha) << 8
                | part(colour.getBlue() * alpha);
    }

    private static int part(double share) {
        return (int) Math.round(share * 255);
    }

    /// Fills a rectangle, given in pixels of the scene, what lies outside left out. One that is there at all is one
    /// pixel wide and high at least.
    ///
    /// @param trim pixels of the screen that are left free to the right and below
    void fill(double x, double y, double wide, double high, Fill fill, int trim) {
        int left = Math.clamp(Math.round(x * scale), 0, width);
        int top = Math.clamp(Math.round(y * scale), 0, height);
        int right = end(x, wide, left, trim, width);
        int bottom = end(y, high, top, trim, height);
        for (int row = top; row < bottom; row++) {
            int from = row * width + left;
            int to = row * width + right;
            if (fill.opaque()) {
                Arrays.fill(pixels, from, to, fill.argb());
            } else {
                blend(from, to, fill.argb());
            }
        }
    }

    private int end(double from, double length, int begin, int trim, int most) {
        long end = Math.round((from + length) * scale);
        if (end <= 0 || begin >= most) {
            return begin;
        }
        return Math.clamp(end - trim, Math.min(begin + 1, most), most);
    }

    /// A colour to fill with.
    record Fill(int argb, boolean opaque) {

        static Fill of(Color colour, double alpha) {
            Color own = alpha >= 1 ? colour : Color.color(
                    colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getOpacity() * Math.max(0, alpha));
            int argb = TreemapRaster.argb(own);
            return new Fill(argb, argb >>> 24 == 255);
        }
    }

    /// Over what is there: two parts of a pixel at a time.
    private void blend(int from, int to, int over) {
        int rest = 256 - (over >>> 24);
        for (int i = from; i < to; i++) {
            int under = pixels[i];
            int even = (((under & 0x00ff00ff) * rest) >>> 8) & 0x00ff00ff;
            int odd = (((under >>> 8) & 0x00ff00ff) * rest) & 0xff00ff00;
            pixels[i] = over + (even | odd);
        }
    }

    /// What was drawn, as large as it is in pixels of the screen.
    Image image() {
        PixelBuffer<IntBuffer> now = buffer;
        Image shown = image;
        if (now == null || shown == null) {
            throw new IllegalStateException("it has no size yet");
        }
        now.updateBuffer(all -> null);
        return shown;
    }
}
