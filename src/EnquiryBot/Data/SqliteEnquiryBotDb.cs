using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EnquiryBot.Data;

/// <summary>The database on SQLite: the embedded default, one file in the data folder.</summary>
public sealed class SqliteEnquiryBotDb(DbContextOptions<SqliteEnquiryBotDb> options) : EnquiryBotDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}

// Used by `dotnet ef migrations add` only.
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteEnquiryBotDb>
{
    public SqliteEnquiryBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEnquiryBotDb>().UseSqlite("Data Source=design.db").Options);
}
