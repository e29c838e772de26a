package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.provisioning.ProvisioningViewModel.Page;
import tableflow.console.ui.shell.Command;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.tour.TourStep;

/// The provisioning wizard in the shell. A run goes on while another pane is shown, and stands among the window's jobs.
public final class ProvisioningPane implements Pane {

    /// Its id in the navigation.
    public static final String ID = "provisioning";

    private final ProvisioningViewModel model;
    private final ProvisioningView view;
    private final BooleanBinding onForm;
    private final BooleanBinding onPlan;

    private ProvisioningPane(Provisioner provisioner, ChoiceSources choices, Path folder, PaneContext context) {
        model = new ProvisioningViewModel(
                context.work(), provisioner, context.profile(), new SchemaFiles(folder), choices);
        @Nullable Consumer<String> showTopic = context.navigation().answers(Request.ShowTopic.class)
                ? topic -> context.navigation().send(new Request.ShowTopic(topic))
                : null;
        view = new ProvisioningView(model, context.dialogs(), new ResultView.Links(showTopic));
        onForm = Bindings.createBooleanBinding(() -> model.pageProperty().get() == Page.FORM, model.pageProperty());
        onPlan = Bindings.createBooleanBinding(
                () -> model.pageProperty().get() == Page.PLAN && model.plan().obstacleProperty().get().isEmpty(),
                model.pageProperty(), model.plan().obstacleProperty());
    }

    /// The pane for the shell.
    ///
    /// @param provisioner of the profile that the session works with
    /// @param choices what the form offers for reuse
    /// @param folder where `schemas/…` is looked for: the working folder
    public static PaneSpec spec(Provisioner provisioner, ChoiceSources choices, Path folder) {
        return new PaneSpec(
                ID,
                text("provisioning.title"),
                Feather.PACKAGE,
                Set.of(Request.Provision.class),
                context -> new ProvisioningPane(provisioner, choices, folder, context));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.start().load();
    }

    @Override
    public void answer(Request request) {
        if (request instanceof Request.Provision(String topic)) {
            model.showForm(topic);
        }
    }

    @Override
    public void profileChanged() {
        model.form().choices().load();
    }

    @Override
    public List<Command> commands() {
        String group = text("provisioning.title");
        return List.of(
                Command.of(group, text("provisioning.new"), Feather.PLUS, () -> model.showForm(null))
                        .withShortcut("Shortcut+N"),
                Command.of(group, text("provisioning.command.plan"), Feather.LIST, view::planForm)
                        .withShortcut("Shortcut+Enter")
                        .when(onForm),
                Command.of(group, text("provisioning.command.apply"), Feather.PLAY, model::apply).when(onPlan),
                Command.of(group, text("provisioning.command.start"), Feather.HOME, model::showStart));
    }

    @Override
    public List<TourStep> tour() {
        return new ProvisioningTour(model, view).steps();
    }

    @Override
    public Optional<String> unsaved() {
        return model.unsaved();
    }

    @Override
    public void close() {
        model.close();
    }
}
