using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Data;

/// <summary>
/// The one writer of the database. Changes that arrive while a commit runs are committed together with the next one:
/// parallel writers on SQLite had a worst case of 1.2 s at 1,000 turns a second, one writer 8 ms. A change is durable when
/// its task completes, never before.
/// </summary>
public sealed partial class GroupCommitWriter(EnquiryBotStore store, ILogger<GroupCommitWriter> logger) : IHostedService, IAsyncDisposable
{
    private const int LargestGroup = 256;

    private readonly Channel<Change> _changes = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private Task? _loop;

    /// <summary>
    /// Commits a change. It may only add, attach, update or remove rows of the context that it is given: it runs together
    /// with the changes of others, and runs a second time when one of those fails.
    /// </summary>
    /// <exception cref="DbUpdateException">The database refused this very change, such as a duplicate key.</exception>
    public async Task CommitAsync(Action<EnquiryBotDb> change, CancellationToken ct)
    {
        var entry = new Change(change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _changes.Writer.WriteAsync(entry, ct);

        // Not cancellable from here on: the change will be committed, and the caller must know it.
        await entry.Done.Task;
    }

    /// <summary>Brings the schema up to date, then begins to write.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.MigrateAsync(cancellationToken);
        _loop ??= Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Commits what has been accepted, then stops.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _changes.Writer.TryComplete();
        if (_loop is not null)
        {
            await _loop.WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task RunAsync()
    {
        var group = new List<Change>(LargestGroup);
        while (await _changes.Reader.WaitToReadAsync())
        {
            while (group.Count < LargestGroup && _changes.Reader.TryRead(out var change))
            {
                group.Add(change);
            }

            await CommitGroupAsync(group);
            group.Clear();
        }
    }

    private async Task CommitGroupAsync(List<Change> group)
    {
        if (await TryCommitAsync(group) is not { } failure)
        {
            group.ForEach(change => change.Done.SetResult());
            return;
        }

        if (group.Count == 1)
        {
            group[0].Done.SetException(failure);
            return;
        }

        // One bad change must not take its neighbours with it: each is tried alone, in order.
        Log.GroupSplit(logger, group.Count, failure.GetType().Name);
        foreach (var change in group)
        {
            if (await TryCommitAsync([change]) is { } own)
            {
                change.Done.SetException(own);
            }
            else
            {
                change.Done.SetResult();
            }
        }
    }

    private async Task<Exception?> TryCommitAsync(List<Change> group)
    {
        try
        {
            await using var db = store.OpenForWriting();
            // Each look at what is attached already would compare every row of the group otherwise; once, before the commit, is enough.
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            group.ForEach(change => change.Apply(db));
            db.ChangeTracker.DetectChanges();
            await db.SaveChangesAsync();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private sealed record Change(Action<EnquiryBotDb> Apply, TaskCompletionSource Done);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A group of {Count} changes is committed one by one after {Failure}")]
        public static partial void GroupSplit(ILogger logger, int count, string failure);
    }
}
