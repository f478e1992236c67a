using System.Linq.Expressions;
using EnquiryBot.Councils;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Data;

/// <summary>
/// The database. It has no sets of its own: each feature owns its entities and their <see cref="IEntityTypeConfiguration{T}"/>,
/// found by assembly scan. A row that a council owns is read only when that council is in scope; without a scope nothing is read.
/// </summary>
public abstract class EnquiryBotDb(DbContextOptions options) : DbContext(options)
{
    private CouncilId[] _councils = [];

    internal EnquiryBotDb Within(CouncilScope scope)
    {
        _councils = [.. scope.Councils];
        return this;
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EnquiryBotDb).Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(ICouncilOwned).IsAssignableFrom(e.ClrType)))
        {
            modelBuilder.Entity(entity.ClrType).HasQueryFilter(OwnedByScope(entity.ClrType));
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<CouncilId>().HaveConversion<CouncilIdConverter>().HaveMaxLength(40);
        configurationBuilder.Properties<LanguageTag>().HaveConversion<LanguageTagConverter>().HaveMaxLength(5);
    }

    // entity => this._councils.Contains(entity.Council), built by hand because the entity type is only known here.
    private LambdaExpression OwnedByScope(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var councils = Expression.Field(Expression.Constant(this, typeof(EnquiryBotDb)), nameof(_councils));
        var contains = Expression.Call(
            typeof(Enumerable), nameof(Enumerable.Contains), [typeof(CouncilId)],
            councils, Expression.Property(row, nameof(ICouncilOwned.Council)));
        return Expression.Lambda(contains, row);
    }
}
