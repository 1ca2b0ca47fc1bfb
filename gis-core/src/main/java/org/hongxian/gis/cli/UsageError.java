package org.hongxian.gis.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong about a command line that could not be understood, in the language it asks for. */
record UsageError(ParameterException exception, List<String> arguments) {

    static UsageError of(ParameterException exception, String... arguments) {
        return new UsageError(exception, List.of(arguments));
    }

    /** One line. */
    String text() {
        Locale locale = Language.in(arguments).locale();
        CommandLine command = exception.getCommandLine();
        String advice =
                CliOutput.text("usage.advice", locale, command.getCommandSpec().qualifiedName());
        return CliOutput.oneLine(what(locale) + " " + advice);
    }

    private String what(Locale locale) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                return CliOutput.text("usage.unknown-option", locale, first);
            }
            CommandLine command = exception.getCommandLine();
            return command.getSubcommands().isEmpty()
                    ? CliOutput.text("usage.too-many", locale, String.join(" ", unmatched.getUnmatched()))
                    : CliOutput.text("usage.unknown-command", locale, first, String.join(", ", commands(command)));
        }
        if (exception instanceof MissingParameterException missing) {
            return missing(missing.getMissing(), locale);
        }
        if (exception instanceof OverwrittenOptionException twice) {
            return CliOutput.text("usage.twice", locale, name(twice.getOverwritten()));
        }
        if (exception.getArgSpec() instanceof OptionSpec option && option.type() == Language.class) {
            return CliOutput.text("usage.value-unknown", locale, name(option), String.join(", ", Language.names()));
        }
        return CliOutput.text("usage.wrong", locale, String.join(" ", arguments));
    }

    private String missing(List<ArgSpec> specs, Locale locale) {
        boolean isValue = specs.size() == 1
                && specs.get(0) instanceof OptionSpec option
                && Arrays.stream(option.names()).anyMatch(arguments::contains);
        String names = specs.stream().map(UsageError::name).collect(Collectors.joining(", "));
        return CliOutput.text(isValue ? "usage.value-missing" : "usage.missing", locale, names);
    }

    private static List<String> commands(CommandLine command) {
        return command.getSubcommands().keySet().stream().sorted().toList();
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() + " " + spec.paramLabel() : spec.paramLabel();
    }
}
