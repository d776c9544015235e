package org.ferrule.launcher.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.util.List;

/**
 * Found by Logback as a service. A running site, told by the property {@code ferrule.log}, writes everything of interest into that
 * file, and trouble in one line on standard error as well; other commands only ask or check, and tell trouble alone.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** Text from devices cannot start a line of its own. */
    private static final String IN_ONE_LINE = "%replace(%msg){'[\\r\\n]', ' '}%n";

    private static final String SITE_LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{36} - " + IN_ONE_LINE + "%xEx";
    private static final String TROUBLE_LINE = "%-5level " + IN_ONE_LINE + "%nopex";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        String file = System.getProperty("ferrule.log");
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(trouble(context));
        if (file == null) {
            root.setLevel(Level.ERROR);
        } else {
            root.setLevel(Level.INFO);
            site(context, rolling(context, file));
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /**
     * What a protocol library cannot do it tells its caller, who says it once in our words ({@code ferrule equipment}); what it logs
     * besides, at each attempt anew, is for the file alone.
     */
    private static void site(LoggerContext context, Appender<ILoggingEvent> file) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(file);
        for (String library : List.of("org.eclipse.milo", "io.netty")) {
            Logger logger = context.getLogger(library);
            logger.setLevel(Level.WARN);
            logger.setAdditive(false);
            logger.addAppender(file);
        }
    }

    private static Appender<ILoggingEvent> rolling(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("FILE");
        appender.setFile(file);
        appender.setEncoder(lines(context, SITE_LINE));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i");
        policy.setMaxFileSize(FileSize.valueOf("10MB"));
        policy.setMaxHistory(30);
        policy.setTotalSizeCap(FileSize.valueOf("200MB"));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> trouble(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("ERR");
        appender.setTarget("System.err");
        ThresholdFilter errors = new ThresholdFilter();
        errors.setLevel("ERROR");
        errors.start();
        appender.addFilter(errors);
        appender.setEncoder(lines(context, TROUBLE_LINE));
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> lines(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
