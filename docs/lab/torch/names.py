"""Names that PyTorch has and this does not, by what holds them."""

from __future__ import annotations

_BOTH = frozenset(
    """
acos acosh addbmm addmv addr adjoint aminmax angle arccos arccosh arcsin
arcsinh arctan2 arctanh argwhere as_strided as_strided_scatter asin asinh
atan2 atanh baddbmm bernoulli bfloat16 bitwise_left_shift bitwise_not
bitwise_right_shift cdouble cfloat chalf cholesky cholesky_inverse
cholesky_solve conj conj_physical copysign corrcoef cov cross cummax cummin
cumprod deg2rad dequantize diag_embed diagflat diagonal_scatter digamma dist
dsplit erfc erfinv exp2 fix fliplr flipud float_power fmax fmin fmod frac
frexp gcd geqrf ger greater greater_equal hardshrink heaviside histc histogram
hsplit hypot i0 igamma igammac imag index_add inner is_conj is_inference
isneginf isposinf isreal istft kron kthvalue lcm ldexp less less_equal lgamma
logaddexp logaddexp2 logcumsumexp logdet logit lu lu_solve matrix_exp
matrix_power mode moveaxis msort mtia multinomial mvlgamma nan_to_num nanmean
nanmedian nanquantile nansum nextafter nonzero_static not_equal orgqr ormqr
polygamma positive qr rad2deg real renorm repeat_interleave roll rot90
scatter_reduce select_scatter sgn signbit sinc slice_scatter slogdet smm
sspaddmm stft storage svd swapaxes swapdims take take_along_dim tensor_split
tile triangular_solve tril triu true_divide unflatten unique_consecutive
unsafe_chunk unsafe_split vdot vsplit xlogy xpu
    """.split()  # noqa: SIM905
)
NAMES: dict[str, frozenset[str]] = {
    "torch": _BOTH
    | frozenset(
        """
accelerator adaptive_avg_pool1d amp ao asarray atleast_1d atleast_2d
atleast_3d autocast avg_pool1d backends bartlett_window bilinear bit bits16
bits1x8 bits2x4 bits4x2 bits8 blackman_window block_diag broadcast_shapes
broadcast_tensors bucketize can_cast cartesian_prod cdist chain_matmul
channel_shuffle channels_last channels_last_3d classes combinations
compiled_with_cxx11_abi compiler complex complex128 complex32 complex64
contiguous_format conv1d conv2d conv3d conv_tbc conv_transpose1d
conv_transpose2d conv_transpose3d cosine_similarity cpp cpu
cumulative_trapezoid distributed distributions dstack einsum empty_permuted
empty_strided export fake_quantize_per_channel_affine
fake_quantize_per_tensor_affine fft float4_e2m1fn_x2 float8_e4m3fn
float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu fork from_dlpack
from_file frombuffer functional futures fx get_deterministic_debug_mode
get_device_module get_float32_matmul_precision get_num_interop_threads
gradient hamming_window hann_window has_lapack has_mkl has_openmp has_spectral
hash_tensor histogramdd hspmm hub import_ir_module
import_ir_module_from_buffer index_reduce init_num_threads int1 int2 int3 int4
int5 int6 int7 is_complex is_deterministic_algorithms_warn_only_enabled
is_inference_mode_enabled is_nonzero is_storage is_warn_always_enabled isin
jagged jit kaiser_window legacy_contiguous_format library load lobpcg
lu_unpack masked merge_type_from_type_comment monitor mps multiprocessing
native_channel_shuffle nested ops overrides package pairwise_distance parse_ir
parse_schema parse_type_comment pca_lowrank pdist per_channel_affine
per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine
per_tensor_symmetric pixel_shuffle pixel_unshuffle poisson polar prelu
preserve_format profiler qint32 qint8 quantization quasirandom quint2x4
quint4x2 quint8 randint_like range resolve_conj resolve_neg result_type
return_types row_stack save searchsorted segment_reduce serialization
set_default_tensor_type set_deterministic_debug_mode
set_float32_matmul_precision set_flush_denormal set_warn_always signal sparse
sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor
sparse_compressed_tensor sparse_coo sparse_coo_tensor sparse_csc
sparse_csc_tensor sparse_csr sparse_csr_tensor special std_mean svd_lowrank
tensordot testing thread_safe_generator to_dlpack torch_version trapezoid
trapz tril_indices triu_indices typename types uint1 uint16 uint2 uint3 uint32
uint4 uint5 uint6 uint64 uint7 unify_type_list unravel_index vander var_mean
version view_as_complex view_as_real wait while_loop windows
        """.split()  # noqa: SIM905
    ),
    "torch.Tensor": _BOTH
    | frozenset(
        """
H addmm as_subclass coalesce col_indices const_data_ptr crow_indices cuda
dense_dim dim_order get_device grad_dtype index index_fill index_put indices
int_repr ipu is_coalesced is_cpu is_ipu is_maia is_meta is_mkldnn is_mps
is_mtia is_neg is_nested is_pinned is_quantized is_set_to is_shared is_signed
is_sparse_csr is_vulkan is_xla is_xpu mH masked_scatter module_load name
new_empty_strided pin_memory pinverse put q_per_channel_axis
q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qscheme
record_stream register_post_accumulate_grad_hook sparse_dim sparse_mask
storage_offset storage_type to_dense to_mkldnn to_padded_tensor to_sparse
to_sparse_bsc to_sparse_bsr to_sparse_coo to_sparse_csc to_sparse_csr unfold
untyped_storage values volatile
        """.split()  # noqa: SIM905
    ),
    "torch.autograd": frozenset(
        """
DeviceType Mapping NestedIOFunction ProfilerActivity ProfilerState Sequence
anomaly_mode cast enforce_grad_layout_policy gradcheck gradgradcheck
handle_torch_function has_torch_function is_multithreading_enabled
is_tensor_like is_view_replay_enabled kineto_available overload
profiler_legacy profiler_util set_multithreading_enabled
        """.split()  # noqa: SIM905
    ),
    "torch.func": frozenset(
        """
debug_unwrap functional_call functionalize jacfwd jvp linearize rearrange
stack_module_state vjp
        """.split()  # noqa: SIM905
    ),
    "torch.linalg": frozenset(
        """
cholesky cholesky_ex common_notes cross diagonal eig eigvals
householder_product inv_ex ldl_factor ldl_factor_ex ldl_solve lu lu_factor
lu_factor_ex lu_solve matmul matrix_exp matrix_power matrix_rank multi_dot qr
slogdet solve_ex solve_triangular svd svdvals tensorinv tensorsolve vander
vecdot
        """.split()  # noqa: SIM905
    ),
    "torch.nn": frozenset(
        """
AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d
AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d AdaptiveMaxPool2d
AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BatchNorm1d
BatchNorm2d BatchNorm3d Bilinear CELU CTCLoss ChannelShuffle CircularPad1d
CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d Conv1d
Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
CosineEmbeddingLoss CosineSimilarity DataParallel Dropout Dropout1d Dropout2d
Dropout3d Embedding EmbeddingBag FeatureAlphaDropout Fold FractionalMaxPool2d
FractionalMaxPool3d GLU GRU GRUCell GaussianNLLLoss GroupNorm Hardshrink
Hardsigmoid Hardswish Hardtanh HingeEmbeddingLoss InstanceNorm1d
InstanceNorm2d InstanceNorm3d KLDivLoss LPPool1d LPPool2d LPPool3d LSTM
LSTMCell LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d
LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d
LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d
LazyLinear LinearCrossEntropyLoss LinearCrossEntropyOptions LocalResponseNorm
LogSigmoid MarginRankingLoss MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d
MaxUnpool2d MaxUnpool3d Mish MultiLabelMarginLoss MultiLabelSoftMarginLoss
MultiMarginLoss MultiheadAttention PReLU PairwiseDistance ParameterDict
ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss RMSNorm RNN RNNBase
RNNCell RReLU ReLU6 ReflectionPad1d ReflectionPad2d ReflectionPad3d
ReplicationPad1d ReplicationPad2d ReplicationPad3d SELU SmoothL1Loss
SoftMarginLoss Softmax2d Softmin Softshrink Softsign SyncBatchNorm Tanhshrink
Threshold Transformer TransformerDecoder TransformerDecoderLayer
TransformerEncoder TransformerEncoderLayer TripletMarginLoss
TripletMarginWithDistanceLoss Unflatten Unfold UninitializedBuffer
UninitializedParameter Upsample UpsamplingBilinear2d UpsamplingNearest2d
ZeroPad1d ZeroPad2d ZeroPad3d attention common_types factory_kwargs grad
intrinsic parallel qat quantizable quantized
        """.split()  # noqa: SIM905
    ),
    "torch.nn.functional": frozenset(
        """
BroadcastingList1 BroadcastingList2 BroadcastingList3 DType
GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES Optional ScalingType
SwizzleType TYPE_CHECKING adaptive_avg_pool1d adaptive_avg_pool2d
adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool1d_with_indices
adaptive_max_pool2d adaptive_max_pool2d_with_indices adaptive_max_pool3d
adaptive_max_pool3d_with_indices affine_grid alpha_dropout avg_pool1d
avg_pool2d avg_pool3d batch_norm bilinear boolean_dispatch celu
channel_shuffle conv1d conv2d conv3d conv_tbc conv_transpose1d
conv_transpose2d conv_transpose3d cosine_embedding_loss cosine_similarity
ctc_loss dropout dropout1d dropout2d dropout3d embedding embedding_bag
feature_alpha_dropout fold fractional_max_pool2d
fractional_max_pool2d_with_indices fractional_max_pool3d
fractional_max_pool3d_with_indices gaussian_nll_loss glu grad grid_sample
group_norm grouped_mm gumbel_softmax handle_torch_function hardshrink
hardsigmoid hardswish hardtanh has_torch_function has_torch_function_unary
has_torch_function_variadic hinge_embedding_loss instance_norm interpolate
kl_div layer_norm linear_cross_entropy local_response_norm logsigmoid
lp_pool1d lp_pool2d lp_pool3d margin_ranking_loss max_pool1d
max_pool1d_with_indices max_pool2d max_pool2d_with_indices max_pool3d
max_pool3d_with_indices max_unpool1d max_unpool2d max_unpool3d mish
multi_head_attention_forward multi_margin_loss multilabel_margin_loss
multilabel_soft_margin_loss native_channel_shuffle pad pairwise_distance pdist
pixel_shuffle pixel_unshuffle poisson_nll_loss prelu relu6
reproducibility_notes rms_norm rrelu scaled_dot_product_attention
scaled_grouped_mm scaled_mm selu smooth_l1_loss soft_margin_loss softmin
softshrink sparse_support_notes tanhshrink tf32_notes triplet_margin_loss
triplet_margin_with_distance_loss unfold upsample upsample_bilinear
upsample_nearest
        """.split()  # noqa: SIM905
    ),
    "torch.nn.utils": frozenset(
        """
clip_grad clip_grad_norm convert_conv2d_weight_memory_format
convert_conv3d_weight_memory_format convert_parameters fuse_conv_bn_eval
fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights fusion
get_total_norm init memory_format parametrizations parametrize
remove_spectral_norm remove_weight_norm rnn skip_init spectral_norm stateless
vector_to_parameters weight_norm
        """.split()  # noqa: SIM905
    ),
    "torch.optim": frozenset(
        """
ASGD Adadelta Adafactor Adagrad Adamax LBFGS Muon NAdam RAdam RMSprop Rprop
SparseAdam lr_scheduler swa_utils swap_in_optimizer_params_and_state
        """.split()  # noqa: SIM905
    ),
    "torch.utils": frozenset(
        """
ThroughputBenchmark backcompat backend_registration checkpoint
cmake_prefix_path collect_env cpp_backtrace deterministic dlpack
generate_methods_for_privateuse1_backend get_cpp_backtrace hooks
rename_privateuse1_backend set_module swap_tensors throughput_benchmark weak
        """.split()  # noqa: SIM905
    ),
    "torch.utils.data": frozenset(
        """
BatchSampler ChainDataset ConcatDataset DistributedSampler IterDataPipe
IterableDataset MapDataPipe RandomSampler Sampler SequentialSampler
StackDataset SubsetRandomSampler WeightedRandomSampler dataloader datapipes
dataset default_convert distributed get_worker_info graph graph_settings
sampler
        """.split()  # noqa: SIM905
    ),
}
