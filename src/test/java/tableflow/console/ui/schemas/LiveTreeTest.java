package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;

class LiveTreeTest {

    private record Part(String name, String detail, int place, List<Part> inner) {}

    private final LiveTree<Part> tree = new LiveTree<>(
            Part::inner, (one, other) -> one.name().equals(other.name()), Part::detail, number -> number < 3);
    private final List<TreeItem<Part>> changed = new ArrayList<>();

    @Test
    void aValueThatLooksTheSameIsNotSetAgainButItsNewestPlaceIsKnown() {
        tree.show(List.of(part("a", "", 1, part("b", "int", 2))));
        tree.root().addEventHandler(TreeItem.<Part>valueChangedEvent(), event -> changed.add(event.getTreeItem()));
        TreeItem<Part> inner = tree.root().getChildren().getFirst().getChildren().getFirst();

        tree.show(List.of(part("a", "", 11, part("b", "int", 12))));

        assertThat(changed).isEmpty();
        assertThat(tree.root().getChildren().getFirst().getChildren()).containsExactly(inner);
        assertThat(tree.newest(inner).place()).isEqualTo(12);
    }

    @Test
    void aValueThatLooksDifferentIsSet() {
        tree.show(List.of(part("a", "", 1), part("b", "int", 2)));
        tree.root().addEventHandler(TreeItem.<Part>valueChangedEvent(), event -> changed.add(event.getTreeItem()));

        tree.show(List.of(part("a", "", 1), part("b", "long", 2)));

        assertThat(changed).extracting(it -> it.getValue().detail()).containsExactly("long");
    }

    @Test
    void whatStaysIsOpenOrShutAsItWas() {
        tree.show(List.of(part("a", "", 1), part("b", "", 2), part("c", "", 3)));
        tree.root().getChildren().getFirst().setExpanded(false);
        assertThat(tree.root().getChildren().getLast().isExpanded()).isFalse();

        tree.show(List.of(part("new", "", 0), part("a", "", 1), part("c", "", 3)));

        assertThat(tree.root().getChildren()).extracting(it -> it.getValue().name()).containsExactly("new", "a", "c");
        assertThat(tree.root().getChildren().get(1).isExpanded()).isFalse();
        assertThat(tree.newest(tree.root().getChildren().get(2)).place()).isEqualTo(3);
    }

    private static Part part(String name, String detail, int place, Part... inner) {
        return new Part(name, detail, place, List.of(inner));
    }
}
