package org.hongxian.gis.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.crs.ImplausibleDatumShiftException;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.gis.crs.UnusableDatumParametersException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code hongxian COMMAND ...}: the library on the command line.
 *
 * <p>Exit code 0 is fine, 1 means defects were found, 2 means unusable input or wrong use, with one line on the error stream and
 * never a stack trace. A further command is one class extending {@link FileCommand} and its name in {@code subcommands}.
 */
@Command(
        name = "hongxian",
        description = "红线：读取、检查、量算和转换用地红线坐标文件。",
        subcommands = {
            InspectCommand.class,
            AreaCommand.class,
            CheckCommand.class,
            ConvertCommand.class,
            OverlayCommand.class,
            VerifyMeasurementCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "hongxian 0.1.0")
public final class HongxianCommand {

    /** Everything as it should be. */
    public static final int FINE = 0;

    /** The input was read and has defects. */
    public static final int DEFECTS = 1;

    /** The input cannot be used, or the command was called wrongly. */
    public static final int UNUSABLE = 2;

    public static void main(String[] arguments) {
        // A library logs through slf4j, and the error stream is for one line about the input.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintWriter out = CliOutput.utf8(System.out);
        PrintWriter err = CliOutput.utf8(System.err);
        System.exit(run(out, err, arguments));
    }

    /** Runs one command; both writers are flushed, not closed. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var command = new CommandLine(new HongxianCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(Language.in(List.of(arguments)).help())
                .setExecutionExceptionHandler((exception, failed, parsed) -> {
                    err.println(line(exception, failed.getCommand(), localeOf(failed)));
                    return UNUSABLE;
                })
                .setParameterExceptionHandler((exception, rest) -> {
                    err.println(UsageError.of(exception, rest).text());
                    return UNUSABLE;
                });
        int code;
        try {
            code = command.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
        } catch (OutOfMemoryError e) {
            err.println(CliOutput.text("out-of-memory", Locale.SIMPLIFIED_CHINESE));
            code = UNUSABLE;
        }
        out.flush();
        err.flush();
        return code;
    }

    private static Locale localeOf(CommandLine failed) {
        Object command = failed.getCommand();
        if (command instanceof VerifyMeasurementCommand verify) {
            return verify.locale();
        }
        return command instanceof FileCommand file ? file.locale() : Locale.SIMPLIFIED_CHINESE;
    }

    private static String line(Exception exception, Object command, Locale locale) {
        String text;
        if (exception instanceof UnansweredQuestionsException open) {
            text = open.message(locale) + " " + CliOutput.text("questions.advice", locale);
        } else if (exception instanceof UnusableFileException unusable) {
            text = unusable.message(locale);
        } else if (exception instanceof UnknownCrsException unknown) {
            text = CliOutput.text("unknown-crs", locale, unknown.code());
        } else if (exception instanceof DatumChangeException change) {
            String key = command instanceof ConvertCommand ? "datum-change" : "datum-change-elsewhere";
            text = CliOutput.text(key, locale, change.from(), change.to());
        } else if (exception instanceof UnusableDatumParametersException unusable) {
            text = CliOutput.text(
                    "parameters-unusable", locale, unusable.file(), String.join("; ", unusable.problems()));
        } else if (exception instanceof ImplausibleDatumShiftException far) {
            text = CliOutput.text("parameters-implausible", locale, far.parameters(), Math.round(far.metres()));
        } else if (exception instanceof CoordinateOutOfDomainException outside) {
            text = CliOutput.text("out-of-domain", locale, outside.easting(), outside.northing());
        } else if (exception instanceof CliFailure failure) {
            text = CliOutput.text(failure.key(), locale, failure.arguments());
        } else {
            text = CliOutput.text("unexpected", locale, exception.getClass().getSimpleName(), exception.getMessage());
        }
        return CliOutput.oneLine(text);
    }
}
