package net.mailmigrator.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Puts a test between a caller and the real thing. */
public final class Intercepted {
    private Intercepted() {}

    /** Gets a call; must either answer it or pass it on. */
    @FunctionalInterface
    public interface Call {
        /** The arguments may be changed before {@code real} is called with them. */
        @Nullable
        Object answer(Method method, @Nullable Object[] arguments, Real real) throws Throwable;
    }

    /** The real thing. */
    @FunctionalInterface
    public interface Real {
        /** Calls it with these arguments. */
        @Nullable
        Object call(@Nullable Object[] arguments) throws Throwable;
    }

    /** The interface of {@code real}, with all calls going through {@code call}. */
    public static <T> T of(Class<T> type, T real, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        call.answer(method, arguments == null ? new Object[0] : arguments, changed -> {
                            try {
                                return method.invoke(real, changed);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        })));
    }
}
