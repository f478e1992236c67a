namespace EnquiryBot.Turns;

/// <summary>Lets the turns of one conversation through one after the other, in the order in which they came; different ones do not wait for each other.</summary>
internal sealed class Turnstile
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Waits for the turns that came before; dispose the pass to let the next one through.</summary>
    public async Task<IDisposable> EnterAsync(string conversationId, CancellationToken ct)
    {
        var pass = new Pass(this, conversationId);
        Task before;
        lock (_gate)
        {
            before = _last.GetValueOrDefault(conversationId, Task.CompletedTask);
            _last[conversationId] = pass.Left;
        }

        try
        {
            // Yields at once: whoever brought the message goes on as soon as it has its place, and can bring the next one.
            await before.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return pass;
        }
        catch (OperationCanceledException)
        {
            // Those behind wait for this pass: it is handed on when its turn comes, not before.
            _ = before.ContinueWith(_ => pass.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private sealed class Pass(Turnstile owner, string conversationId) : IDisposable
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => _left.Task;

        public void Dispose()
        {
            lock (owner._gate)
            {
                if (owner._last.TryGetValue(conversationId, out var last) && last == Left)
                {
                    owner._last.Remove(conversationId);
                }
            }

            _left.TrySetResult();
        }
    }
}
