package tableflow.console.ui.control.treemap;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.treemap.TreemapLayout.Direction;
import tableflow.console.ui.control.treemap.TreemapPainter.Shown;

/// Sizes within sizes as nested tiles. Arrows choose a neighbour, Enter and a double click go into what is chosen,
/// Backspace goes up; what the pointer rests on tells its exact figures. What is shown and chosen is its user's to
/// decide: the view asks, and shows what it is told.
///
/// @param <T> an item; told apart by identity
public final class TreemapView<T> extends Region {

    private static final TreemapLayout.Spacing SPACING = new TreemapLayout.Spacing(2, 16, 3, 3);
    private static final Duration MOVE = Duration.millis(240);
    private static final double TIP_AWAY = 14;
    private static final double TIP_WIDEST = 420;

    private final Label tip = new Label();
    private final TreemapPalette palette = new TreemapPalette(this::coloursChanged);
    private final TreemapPainter<T> painter;
    private final TreemapPicture<T> picture;
    private final TreemapLook<T> look;
    private final DoubleProperty phase = new SimpleDoubleProperty(1);
    private final Timeline move = new Timeline();
    private Consumer<T> onChoose = item -> {};
    private Consumer<T> onEnter = item -> {};
    private Runnable onUp = () -> {};
    private @Nullable Shown<T> shown;
    private @Nullable Shown<T> before;
    private @Nullable T chosen;
    private boolean animated = true;
    private boolean stale;

    public TreemapView(TreemapLook<T> look) {
        this.look = look;
        this.painter = new TreemapPainter<>(palette, look);
        this.picture = new TreemapPicture<>(painter);
        getStyleClass().add("treemap");
        setFocusTraversable(true);
        tip.getStyleClass().add("treemap-tip");
        tip.setMouseTransparent(true);
        tip.setManaged(false);
        tip.setVisible(false);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDEST);
        getChildren().setAll(palette, picture.canvas(), tip);
        phase.subscribe(now -> draw());
        focusedProperty().subscribe(now -> draw());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> tip.setVisible(false));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /// An item was chosen by pointer or keyboard.
    public void onChoose(Consumer<T> handler) {
        onChoose = handler;
    }

    /// Somebody wants to go into an item.
    public void onEnter(Consumer<T> handler) {
        onEnter = handler;
    }

    /// Somebody wants to go up.
    public void onUp(Runnable handler) {
        onUp = handler;
    }

    /// Whether going in and up is shown as a movement; it is, unless this says no.
    public void setAnimated(boolean wanted) {
        animated = wanted;
    }

    /// Shows an item of a tree and what is in it; moves there from what is shown now, when one holds the other.
    public void show(TreemapTree<T> tree, T root) {
        int node = tree.node(root).orElse(0);
        Shown<T> last = shown;
        Shown<T> now = laidOut(tree, node);
        shown = now;
        tip.setVisible(false);
        boolean movable = animated && getScene() != null && getWidth() > 0;
        if (last != null && last.tree().equals(tree) && last.root() != node && movable) {
            before = last;
            move.stop();
            phase.set(0);
            move.getKeyFrames().setAll(new KeyFrame(MOVE, new KeyValue(phase, 1, Interpolator.EASE_BOTH)));
            move.setOnFinished(event -> before = null);
            move.playFromStart();
        } else {
            before = null;
            phase.set(1);
            draw();
        }
    }

    /// Shows nothing.
    public void clear() {
        shown = null;
        before = null;
        draw();
    }

    /// Puts the border around an item, or around what holds it where it has no tile.
    public void choose(@Nullable T item) {
        chosen = item;
        setAccessibleText(item == null ? null : look.label(item) + ", " + look.detail(item));
        draw();
    }

    private Shown<T> laidOut(TreemapTree<T> tree, int root) {
        return painter.lay(tree, root, TreemapLayout.of(tree, root, getWidth(), getHeight(), SPACING));
    }

    @Override
    protected void layoutChildren() {
        palette.resize(0, 0);
        boolean resized = picture.size(Math.floor(getWidth()), Math.floor(getHeight()));
        if (resized) {
            Shown<T> now = shown;
            if (now != null) {
                shown = laidOut(now.tree(), now.root());
            }
            before = null;
        }
        if (resized || stale) {
            stale = false;
            picture.forget();
            draw();
        }
    }

    /// Many at a time: drawn once.
    private void coloursChanged() {
        stale = true;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 320;
    }

    private void draw() {
        Shown<T> now = shown;
        Shown<T> last = before;
        if (now == null || getWidth() <= 0) {
            picture.clear();
        } else if (last == null || phase.get() >= 1) {
            picture.still(now, chosenTile(now));
        } else {
            picture.moving(last, now, phase.get());
        }
    }

    private int chosenTile(Shown<T> now) {
        T item = chosen;
        if (item == null) {
            return TreemapLayout.NOWHERE;
        }
        OptionalInt node = now.tree().node(item);
        if (node.isEmpty() || !now.tree().isWithin(node.getAsInt(), now.root())) {
            return TreemapLayout.NOWHERE;
        }
        int tile = now.layout().tile(node.getAsInt());
        return tile == 0 ? TreemapLayout.NOWHERE : tile;
    }

    private void hover(double x, double y) {
        Shown<T> now = shown;
        int tile = now == null ? TreemapLayout.NOWHERE : now.layout().at(x, y);
        if (now == null || tile <= 0) {
            tip.setVisible(false);
            return;
        }
        tip.setText(look.exact(now.tree().item(now.layout().node(tile))));
        tip.setVisible(true);
        tip.applyCss();
        double width = Math.min(TIP_WIDEST, Math.ceil(tip.prefWidth(-1)));
        double height = Math.ceil(tip.prefHeight(width));
        double left = x + TIP_AWAY + width < getWidth() ? x + TIP_AWAY : x - TIP_AWAY - width;
        double top = y + TIP_AWAY + height < getHeight() ? y + TIP_AWAY : y - TIP_AWAY - height;
        tip.resizeRelocate(Math.clamp(left, 0, Math.max(0, getWidth() - width)),
                Math.clamp(top, 0, Math.max(0, getHeight() - height)), width, height);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        Shown<T> now = shown;
        int tile = now == null ? TreemapLayout.NOWHERE : now.layout().at(event.getX(), event.getY());
        if (now == null || event.getButton() != MouseButton.PRIMARY || tile <= 0) {
            return;
        }
        if (event.getClickCount() == 2) {
            onEnter.accept(now.tree().item(outermost(now, tile)));
        } else {
            onChoose.accept(now.tree().item(now.layout().node(tile)));
        }
    }

    /// What lies just below the root and holds a tile.
    private static <T> int outermost(Shown<T> now, int tile) {
        int node = now.layout().node(tile);
        while (now.tree().parent(node) >= 0 && now.tree().parent(node) != now.root()) {
            node = now.tree().parent(node);
        }
        return node;
    }

    private void keyPressed(KeyEvent event) {
        boolean known = switch (event.getCode()) {
            case LEFT -> go(Direction.LEFT);
            case RIGHT -> go(Direction.RIGHT);
            case UP -> go(Direction.UP);
            case DOWN -> go(Direction.DOWN);
            case ENTER -> enter();
            case BACK_SPACE -> {
                onUp.run();
                yield true;
            }
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean go(Direction direction) {
        Shown<T> now = shown;
        if (now != null && now.layout().size() > 1) {
            int tile = chosenTile(now);
            // Nothing is chosen yet: the largest.
            int next = tile == TreemapLayout.NOWHERE ? 1 : now.layout().next(tile, direction);
            onChoose.accept(now.tree().item(now.layout().node(next)));
        }
        return true;
    }

    private boolean enter() {
        Shown<T> now = shown;
        T item = chosen;
        if (now != null && item != null) {
            OptionalInt node = now.tree().node(item);
            if (node.isPresent() && now.tree().count(node.getAsInt()) > 0) {
                onEnter.accept(Objects.requireNonNull(item));
            }
        }
        return true;
    }

    /// What lies at a point of this view, in its own coordinates; absent where nothing does.
    public @Nullable T at(double x, double y) {
        Shown<T> now = shown;
        int tile = now == null ? TreemapLayout.NOWHERE : now.layout().at(x, y);
        return now == null || tile <= 0 ? null : now.tree().item(now.layout().node(tile));
    }

    /// Whether nothing moves.
    public boolean isStill() {
        return before == null;
    }
}
