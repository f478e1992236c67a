using System.Diagnostics;

namespace EnquiryBot.Web.Tests;

/// <summary>Waits for what another process or a background service does, never longer than a limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until there is something to see.</summary>
    /// <exception cref="TimeoutException">There was nothing within the limit.</exception>
    public static async Task<T> SeeAsync<T>(Func<Task<T?>> lookAsync, string what)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Limit)
        {
            if (await lookAsync() is { } seen)
            {
                return seen;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Waited {Limit.TotalSeconds} s for {what}.");
    }

    /// <summary>Looks again and again until a condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold within the limit.</exception>
    public static Task HoldsAsync(Func<bool> condition, string what) =>
        SeeAsync(() => Task.FromResult(condition() ? "" : null), what);
}
