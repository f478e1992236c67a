using EnquiryBot.Councils;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Data;

/// <summary>
/// Opens the database for a scope of councils. Writing goes through <see cref="GroupCommitWriter"/>. Contexts are used again and
/// keep the scope of their last use: nobody but this class takes one from the factory, and it always sets the scope.
/// </summary>
public sealed class EnquiryBotStore(IDbContextFactory<SqliteEnquiryBotDb> factory)
{
    /// <summary>Opens a context that reads rows of the councils in scope and tracks nothing. Dispose it.</summary>
    public EnquiryBotDb Read(CouncilScope scope)
    {
        var db = factory.CreateDbContext();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db.Within(scope);
    }

    // The writer adds rows of every council and reads none.
    internal EnquiryBotDb OpenForWriting() => factory.CreateDbContext().Within(CouncilScope.None);

    /// <summary>Brings the schema up to date and sets write-ahead logging, so that readers never wait for the writer.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = OpenForWriting();
        await db.Database.MigrateAsync(ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }
}
